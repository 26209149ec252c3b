package dev.nnmaven.trainer.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.PixelImage;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.PictureClassifier;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.testing.Agreement;
import dev.nnmaven.trainer.testing.Python;
import dev.nnmaven.trainer.testing.Written;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that PyTorch trained, where it is installed, and else weights in its layout, give the
 * probabilities here that they gave there.
 */
@Tag("interoperability")
class ForeignWeightsTest {

  @TempDir Path folder;

  @Test
  void read_filesOfPython_giveTheProbabilitiesThatTheyGaveThere() throws Exception {
    Python.require("safetensors.numpy");
    Dataset letters = letters();
    List<Path> words = asked(letters, "foreign_weights.py");
    boolean hasTorch = Python.isThere("torch"); // else a file of numpy's numbers
    Dataset colours = coloured(letters);
    if (hasTorch) {
      words.addAll(asked(colours, "foreign_convolutions.py"));
    }
    Python.run("foreign.py", words.toArray(Path[]::new));
    assertAgrees(
        letters,
        words.subList(3, 5),
        "784 → 33 tanh → 33 tanh → 10 linear",
        "activations=tanh,tanh,linear");
    if (!hasTorch) {
      Python.require("torch");
    }
    assertAgrees(
        colours,
        words.subList(8, 10),
        "28x28x3 → conv(5, 5x3, padding=valid) relu → maxPool(2) → conv(7, 4x2) relu"
            + " → maxPool(3, stride=2) → 16 relu → 10 linear",
        "hidden=conv(5, 5x3, padding=valid), maxPool(2), conv(7, 4x2), maxPool(3, stride=2), 16");
  }

  /** Some of each. */
  private static Dataset letters() throws Exception {
    Dataset all =
        new ImageFolderReader(UnreadableImages.FAIL, PictureRules.DEFAULT)
            .readTraining(Path.of("../data/test"))
            .dataset();
    return new Dataset(
        all.classes(),
        28,
        28,
        IntStream.range(0, all.size() / 6).mapToObj(i -> all.images().get(6 * i)).toList());
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

  /** The script, pixels, labels, and where it writes weights and probabilities. */
  private List<Path> asked(Dataset images, String script) throws Exception {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    for (LabeledImage image : images.images()) {
      pixels.write(image.pixels());
      labels.write(image.label());
    }
    return new ArrayList<>(
        List.of(
            Path.of(script),
            Files.write(folder.resolve(script + ".pixels"), pixels.toByteArray()),
            Files.write(folder.resolve(script + ".labels"), labels.toByteArray()),
            folder.resolve(script + ".safetensors"),
            folder.resolve(script + ".probabilities")));
  }

  private static void assertAgrees(
      Dataset images, List<Path> found, String network, String settings) throws Exception {
    Path file = found.get(0);
    ImportedWeights weights = ImportedWeights.read(file, List.of(), Optional.empty());
    NetworkPlan plan = weights.plan(Written.list(settings));
    ImagePreprocessing preprocessing =
        new ImagePreprocessing(
            28,
            28,
            images.channels(),
            Normalization.SCALE,
            List.of(),
            PixelOrder.ROWS,
            Scaling.REFUSE,
            Background.WHITE);
    TrainedModel model = ImportedModel.of(file, weights, plan, images, preprocessing, "test");

    assertThat(model.network()).hasToString(network);
    PictureClassifier classifier = Model.of(model).pictures();
    List<Classification> ours =
        images.images().stream()
            .map(
                image ->
                    classifier.classify(
                        new PixelImage(28, 28, images.channels().count(), image.pixels())))
            .toList();
    Agreement.assertSame(ours, model.classes(), Python.numbers(found.get(1)));
  }
}
