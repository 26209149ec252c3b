package dev.nnmaven.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.fail;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.PictureLayers;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Another program, with the safetensors library of its own language, reads our model files and
 * computes the same. {@code -Dinteroperability=required} makes a missing program a failure.
 */
@Tag("interoperability")
class PythonInteroperabilityTest {

  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path folder;

  @BeforeAll
  static void requirePython() throws Exception {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && run(PYTHON, "-c", "import numpy, safetensors.numpy").isEmpty();
    String missing = PYTHON + " with python3-numpy and python3-safetensors is not installed";
    if (!there && "required".equals(System.getProperty("interoperability"))) {
      fail(missing);
    }
    Assumptions.assumeTrue(there, "SKIPPED: " + missing);
  }

  @ParameterizedTest
  @CsvSource({
    "sigmoid, linear, crossEntropy, scale, rows",
    "relu, linear, crossEntropy, l2, columns",
    "tanh, sigmoid, binaryCrossEntropy, scale, columns",
    "linear, sigmoid, crossEntropy, l2, rows",
    "relu, tanh, binaryCrossEntropy, none, rows"
  })
  void forwardPass_inPython_agreesWithOurs(
      String hidden, String output, String loss, String normalization, String pixelOrder)
      throws Exception {
    ImagePreprocessing preprocessing =
        new ImagePreprocessing(28, 28, Normalization.of(normalization), PixelOrder.of(pixelOrder));
    Network network =
        new Network(
            List.of(
                new DenseLayer(784, 33, Activations.of(hidden), List.of()),
                new DenseLayer(33, 10, Activations.of(output), List.of())),
            Losses.of(loss));
    network.initialize(Initializers.DEFAULT, RandomStream.of(7));
    if (normalization.equals("none")) {
      divideBy255(network.layers().get(0));
    }
    assertAgrees(network, preprocessing, normalization.equals("none") ? 1e-5f : 0.1f);
  }

  /** With convolutions, with and without padding and with a stride, and each pool of windows. */
  @Test
  void forwardPass_ofPicturesInPython_agreesWithOurs() throws Exception {
    ImagePreprocessing preprocessing =
        new ImagePreprocessing(28, 28, Normalization.SCALE, PixelOrder.ROWS);
    assertAgrees(PictureLayers.network(new Shape(28, 28, 1), 10), preprocessing, 0.05f);
  }

  private void assertAgrees(Network network, ImagePreprocessing preprocessing, float learningRate)
      throws Exception {
    Dataset images =
        new ImageFolderReader(UnreadableImages.FAIL, PictureRules.DEFAULT)
            .readTraining(Path.of("../data/test"))
            .dataset();
    new Trainer<>(
            network,
            Classes.of(network),
            TrainingOptions.builder().learningRate(learningRate).epochs(2).seed(7).build(),
            TrainingListener.none())
        .train(new ImageSamples(images, preprocessing), Optional.empty());
    Path model = folder.resolve("model.safetensors");
    Provenance provenance =
        new Provenance("test", new TreeMap<>(), "none", images.size(), new HeldOut.None());
    ModelFile.write(
        model,
        new TrainedModel(
            network, new ClassificationTask(images.classes()), preprocessing, provenance));

    List<double[]> theirs = probabilitiesInPython(model, images);

    float[] ours = probabilities(network, new ImageSamples(images, preprocessing));
    assertThat(theirs).hasSize(images.size());
    for (int i = 0; i < images.size(); i++) {
      assertThat(theirs.get(i)).hasSize(10);
      for (int c = 0; c < 10; c++) {
        assertThat((double) ours[i * 10 + c])
            .as("probability of class %d for %s", c, images.images().get(i).name())
            .isCloseTo(theirs.get(i)[c], within(1e-5));
      }
    }
  }

  /**
   * Inputs up to 255 want small weights; else sums are so large that float32 rounds them coarsely.
   */
  private static void divideBy255(Layer layer) {
    for (int i = 0; i < layer.inputs(); i++) {
      for (int o = 0; o < layer.outputs(); o++) {
        layer.parameter("weights").set(i, o, layer.parameter("weights").get(i, o) / 255f);
      }
    }
  }

  private List<double[]> probabilitiesInPython(Path model, Dataset images) throws Exception {
    Path pixels = folder.resolve("pixels");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (LabeledImage image : images.images()) {
      bytes.write(image.pixels());
    }
    Files.write(pixels, bytes.toByteArray());
    Path result = folder.resolve("probabilities.txt");
    String script = Path.of("src/test/python/forward_pass.py").toAbsolutePath().toString();
    String complaint = run(PYTHON, script, model.toString(), pixels.toString(), result.toString());
    assertThat(complaint).isEmpty();
    List<double[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(result)) {
      List<Double> numbers = new ArrayList<>();
      for (String number : line.split(" ", -1)) {
        numbers.add(Double.valueOf(number));
      }
      rows.add(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }
    return rows;
  }

  private static float[] probabilities(Network network, ImageSamples samples) {
    ForwardPass pass = new ForwardPass(network, TestCompute.kernels(), samples.size());
    for (int i = 0; i < samples.size(); i++) {
      samples.loadInputs(i, pass.samples().values(), pass.samples().index(i, 0));
    }
    pass.run(samples.size());
    float[] all = new float[samples.size() * network.outputs()];
    for (int i = 0; i < samples.size(); i++) {
      System.arraycopy(
          pass.predictions().values(),
          pass.predictions().index(i, 0),
          all,
          i * network.outputs(),
          network.outputs());
    }
    return all;
  }

  /** Runs a program; gives what it printed, or that it failed. */
  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() == 0 ? output : "failed: " + output;
  }
}
