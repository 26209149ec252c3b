package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.trainer.config.Tolerated;
import dev.nnmaven.trainer.image.ImageFolderReader;
import dev.nnmaven.trainer.job.WeightsText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real notMNIST: 18,724 gray images of the letters A to J. They cannot be given away with the
 * project, so that this is skipped where they are missing; the system property {@code notmnist}
 * names their folder. With {@code -Dwhole}.
 */
class NotMnistTest {

  private static Dataset dataset;

  @BeforeAll
  static void readImages() throws Exception {
    Assumptions.assumeTrue(Whole.includes("real notMNIST"));
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      skip("real notMNIST is not at " + folder + "; name its folder with -Dnotmnist=FOLDER");
    }
    dataset =
        new ImageFolderReader(Set.of(Tolerated.UNREADABLE), ImageRules.DEFAULT)
            .readTraining(folder)
            .dataset();
  }

  private static Path folder() {
    String named = System.getProperty("notmnist", "");
    Path folder = named.isEmpty() ? Path.of("..", "..", "shared", "notmnist") : Path.of(named);
    return folder.toAbsolutePath().normalize();
  }

  /** Says so where everybody sees it, not only in a report. */
  private static void skip(String why) {
    System.err.println("SKIPPED, NOT TESTED: " + why);
    Assumptions.abort(why);
  }

  private static Network network(String hidden) {
    return new Network(
        List.of(
            new DenseLayer(784, 100, Activation.of(hidden), List.of()),
            new DenseLayer(100, 10, Activation.of("linear"), List.of())),
        Loss.of("crossEntropy"));
  }

  /**
   * The weights that the description comes with: trained, for pixels column by column, length 1.
   */
  @Test
  void evaluate_weightsOfDescription_recognizeWhatTheyDid() throws Exception {
    Path weights = folder().resolveSibling("seed").resolve("w.net");
    if (!Files.isRegularFile(weights)) {
      skip("the weights of the description are not at " + weights);
    }
    Network network = network("linear");
    WeightsText.read(weights, Sha256.start()).copyTo(network);
    ImagePreprocessing columns =
        new ImagePreprocessing(28, 28, Normalization.L2, PixelOrder.COLUMNS);
    double accuracy = Classes.evaluate(network, new ImageSamples(dataset, columns)).accuracy();
    System.out.println("notMNIST, weights of the description: " + accuracy);
    assertThat(accuracy).isBetween(0.84, 0.86);
  }
}
