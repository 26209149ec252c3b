package dev.nnmaven.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.nn.testing.Python;
import dev.nnmaven.nn.testing.Trainings;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another program, with the safetensors library of its own language, reads our model files and
 * computes the same; in one process for all of them.
 */
@Tag("interoperability")
class PythonInteroperabilityTest {

  /** What networks of one hidden layer have: its activation, and others. */
  private record Case(
      String hidden, String output, String loss, String normalization, String pixelOrder) {

    ImagePreprocessing preprocessing() {
      return new ImagePreprocessing(
          28, 28, Normalization.of(normalization), PixelOrder.of(pixelOrder));
    }

    Network network() {
      Network network =
          new Network(
              List.of(
                  new DenseLayer(784, 33, Activation.of(hidden), List.of()),
                  new DenseLayer(33, 10, Activation.of(output), List.of())),
              Loss.of(loss));
      network.initialize(new Xavier(), RandomStream.of(7));
      if (normalization.equals("none")) {
        divideBy255(network.layers().get(0).parameter("weights"));
      }
      return network;
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("sigmoid", "linear", "crossEntropy", "scale", "rows"),
          new Case("relu", "linear", "crossEntropy", "l2", "columns"),
          new Case("tanh", "sigmoid", "binaryCrossEntropy", "scale", "columns"),
          new Case("linear", "sigmoid", "crossEntropy", "l2", "rows"),
          new Case("relu", "tanh", "binaryCrossEntropy", "none", "rows"));

  @TempDir Path folder;

  private final List<String> files = new ArrayList<>();
  private final List<double[]> ours = new ArrayList<>();

  @Test
  void forwardPass_inPython_agreesWithOurs() throws Exception {
    Python.require("numpy", "safetensors");
    Dataset images = Images.letters("test");
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    images.images().forEach(image -> pixels.writeBytes(image.pixels()));
    files.add(Files.write(folder.resolve("pixels"), pixels.toByteArray()).toString());
    for (Case one : CASES) {
      float rate = one.normalization().equals("none") ? 1e-5f : 0.1f;
      add(one.network(), one.preprocessing(), rate, images);
    }
    // With convolutions, with and without padding and with a stride, and each pool of windows.
    ImagePreprocessing plain = new ImagePreprocessing(28, 28, Normalization.SCALE, PixelOrder.ROWS);
    add(ImageLayers.network(new Shape(28, 28, 1), 10), plain, 0.05f, images);

    List<String> theirs = Python.run("forward_pass.py", "", files.toArray(String[]::new));

    assertThat(theirs).hasSize(ours.size());
    for (int i = 0; i < ours.size(); i++) {
      String[] numbers = theirs.get(i).split(" ", -1);
      assertThat(numbers).hasSize(10);
      for (int c = 0; c < 10; c++) {
        assertThat((double) ours.get(i)[c])
            .as("class %d, line %d of %d images a model", c, i, images.size())
            .isCloseTo(Double.parseDouble(numbers[c]), within(1e-5));
      }
    }
  }

  /** A trained model's file, and what it says of the images. */
  private void add(
      Network network, ImagePreprocessing preprocessing, float learningRate, Dataset images)
      throws Exception {
    ImageSamples samples = new ImageSamples(images, preprocessing);
    Trainings.train(network, Trainings.options(learningRate, 2, 32, 7).build(), samples);
    Path model = folder.resolve("model" + files.size());
    Provenance provenance = Provenance.by("test");
    ClassificationTask task = new ClassificationTask(images.classes());
    ModelFile.write(model, new TrainedModel(network, task, preprocessing, provenance));
    files.add(model.toString());
    ours.addAll(Classes.predict(network, samples, ComputeOptions.fastest()).probabilities);
  }

  /**
   * Inputs up to 255 want small weights; else sums are so large that float32 rounds them coarsely.
   */
  private static void divideBy255(Parameter weights) {
    float[] values = weights.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] /= 255f;
    }
    weights.fill(values);
  }
}
