package dev.nnmaven.trainer.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.ImageClassifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.nn.testing.Python;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.onnx.Letters;
import dev.nnmaven.trainer.testing.Agreement;
import dev.nnmaven.trainer.testing.SafetensorsFile;
import dev.nnmaven.trainer.testing.Written;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedWeightsTest {

  @TempDir Path folder;

  @Tag("interoperability")
  @Test
  void read_weightsOfPython_giveTheProbabilitiesThatTheyGaveThere() throws Exception {
    assertAgrees(
        Letters.some(),
        "foreign_weights.py",
        "784 → 33 tanh → 33 tanh → 10 linear",
        "network=33 tanh, 33 tanh");
  }

  @Tag("interoperability")
  @Test
  void read_convolutionsOfPython_giveTheProbabilitiesThatTheyGaveThere() throws Exception {
    assertAgrees(
        coloured(Letters.some()),
        "foreign_convolutions.py",
        "28x28x3 → conv(5, 5x3, padding=valid) relu → maxPool(2) → conv(7, 4x2) relu"
            + " → maxPool(3, stride=2) → 16 relu → 10 linear",
        "network=conv(5, 5x3, padding=valid), maxPool(2), conv(7, 4x2), maxPool(3, stride=2), 16");
  }

  /** Red as they are, green upside down, blue larger. */
  private static Dataset coloured(Dataset letters) {
    List<LabeledImage> images = new ArrayList<>();
    for (LabeledImage letter : letters.images()) {
      byte[] grey = letter.pixels();
      byte[] pixels = new byte[3 * grey.length];
      for (int i = 0; i < grey.length; i++) {
        pixels[3 * i] = grey[i];
        pixels[3 * i + 1] = grey[grey.length - 1 - i];
        pixels[3 * i + 2] = grey[i / 2];
      }
      images.add(new LabeledImage(letter.name(), letter.label(), pixels));
    }
    return new Dataset(letters.classes(), 28, 28, Channels.RGB, Background.WHITE, images);
  }

  /**
   * Weights in PyTorch's layout give the probabilities here that they gave there: PyTorch's own
   * with -Dwhole, since starting it takes seconds, and else numpy's.
   */
  private void assertAgrees(Dataset images, String script, String network, String settings)
      throws Exception {
    Python.require("torch", "safetensors");
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    for (LabeledImage image : images.images()) {
      pixels.write(image.pixels());
      labels.write(image.label());
    }
    Path pixelFile = Files.write(folder.resolve("pixels"), pixels.toByteArray());
    Path labelFile = Files.write(folder.resolve("labels"), labels.toByteArray());
    Path file = folder.resolve("weights.safetensors");
    Path result = folder.resolve("probabilities.txt");
    Python.run(
        script, "", pixelFile.toString(), labelFile.toString(), file.toString(), result.toString());
    ImportedWeights weights = ImportedWeights.read(file, List.of());
    NetworkPlan plan = weights.plan(Written.reader(settings));
    ImagePreprocessing preprocessing = Images.preprocessing(28, 28, images.channels(), "white");
    TrainedModel model = ImportedModel.of(file, weights, plan, images, preprocessing, "test");

    assertThat(model.network()).hasToString(network);
    ImageClassifier classifier = Model.of(model).images();
    List<Classification> ours =
        images.images().stream()
            .map(
                image ->
                    classifier.classify(
                        new PixelImage(28, 28, images.channels().count(), image.pixels())))
            .toList();
    Agreement.assertSame(ours, model.classes(), Agreement.numbers(result));
  }

  @Test
  void read_convolutionWithoutFilters_isRefused() throws Exception {
    Path file =
        new SafetensorsFile()
            .with("a.weight", new int[] {0, 1, 3, 3})
            .with("a.bias", new int[] {0})
            .with("b.weight", new int[] {1, 2}, 1, 2)
            .with("b.bias", new int[] {1}, 1)
            .write(folder.resolve("weights.safetensors"));
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> ImportedWeights.read(file, List.of()))
        .withMessageStartingWith(file + " cannot be imported: ")
        .withMessageContaining("a.weight");
  }
}
