package dev.nnmaven.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.HeldOutSplit;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.model.WeightsText;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real notMNIST: 18,724 grey images of the letters A to J. They cannot be given away with the
 * project, so that this is skipped where they are missing; the system property {@code notmnist}
 * names their folder.
 */
class NotMnistTest {

  private static Dataset dataset;

  @BeforeAll
  static void readImages() throws Exception {
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      skip("real notMNIST is not at " + folder + "; name its folder with -Dnotmnist=FOLDER");
    }
    dataset =
        new ImageFolderReader(UnreadableImages.SKIP, PictureRules.DEFAULT)
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
            new DenseLayer(784, 100, Activations.of(hidden), List.of()),
            new DenseLayer(100, 10, Activations.of("linear"), List.of())),
        Losses.of("crossEntropy"));
  }

  @Test
  void train_tenEpochs_recognizesHeldOutLettersAndIsRepeatable() throws Exception {
    HeldOutSplit split = HeldOutSplit.of(dataset, new BigDecimal("0.2"));
    ImagePreprocessing preprocessing =
        new ImagePreprocessing(28, 28, Normalization.SCALE, PixelOrder.ROWS);
    Network network = trained(split.training(), preprocessing);
    ClassificationMetrics evaluation =
        Evaluator.evaluate(
            Ensemble.of(network),
            new ClassificationTask(dataset.classes()),
            new ImageSamples(split.heldOut(), preprocessing));
    System.out.println("notMNIST, held out: " + evaluation.accuracy());
    assertThat(evaluation.accuracy()).isGreaterThanOrEqualTo(0.885);
    assertThat(bytes(trained(split.training(), preprocessing), preprocessing))
        .isEqualTo(bytes(network, preprocessing));
  }

  private static Network trained(Dataset training, ImagePreprocessing preprocessing) {
    Network network = network("sigmoid");
    network.initialize(Initializers.of("xavier"), RandomStream.of(1));
    TrainingOptions options = TrainingOptions.builder().learningRate(0.1f).epochs(10).build();
    new Trainer<>(network, Classes.of(network), options, TrainingListener.none())
        .train(new ImageSamples(training, preprocessing), Optional.empty());
    return network;
  }

  private static byte[] bytes(Network network, ImagePreprocessing preprocessing)
      throws IOException {
    Provenance provenance = new Provenance("test", new TreeMap<>(), "", 0, new HeldOut.None());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(
        out,
        new TrainedModel(
            network, new ClassificationTask(dataset.classes()), preprocessing, provenance));
    return out.toByteArray();
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
    WeightsText.read(weights).copyTo(network);
    ImagePreprocessing columns =
        new ImagePreprocessing(28, 28, Normalization.L2, PixelOrder.COLUMNS);
    ClassificationMetrics evaluation =
        Evaluator.evaluate(
            Ensemble.of(network),
            new ClassificationTask(dataset.classes()),
            new ImageSamples(dataset, columns));
    System.out.println("notMNIST, weights of the description: " + evaluation.accuracy());
    assertThat(evaluation.accuracy()).isBetween(0.84, 0.86);
  }

  /** What is odd about the images, counted in another way: by their pixels written as texts. */
  @Test
  void dataHealth_ofAllImages_findsWhatTextsOfPixelsDo() {
    Map<String, List<LabeledImage>> groups = new TreeMap<>();
    List<String> constant = new ArrayList<>();
    for (LabeledImage image : dataset.images()) {
      String text = HexFormat.of().formatHex(image.pixels());
      groups.computeIfAbsent(text, pixels -> new ArrayList<>()).add(image);
      if (text.equals(text.substring(0, 2).repeat(image.pixels().length))) {
        constant.add(image.name());
      }
    }
    groups.values().removeIf(group -> group.size() == 1);
    Set<List<String>> conflicting = new HashSet<>();
    Set<List<String>> repeated = new HashSet<>();
    for (List<LabeledImage> group : groups.values()) {
      long classes = group.stream().map(LabeledImage::label).distinct().count();
      (classes > 1 ? conflicting : repeated).add(group.stream().map(LabeledImage::name).toList());
    }

    DataHealth health = DataHealth.of(dataset.images(), List.of());

    assertThat(health.constant()).isEqualTo(constant);
    assertThat(new HashSet<>(health.repeated()))
        .isEqualTo(repeated)
        .hasSameSizeAs(health.repeated());
    assertThat(new HashSet<>(health.conflicting()))
        .isEqualTo(conflicting)
        .hasSameSizeAs(health.conflicting());
    assertThat(health.leaked()).isEmpty();
    System.out.println(
        "notMNIST, %d images: %d groups of equal ones of one class, %d of several, %d constant"
            .formatted(dataset.size(), repeated.size(), conflicting.size(), constant.size()));
    if (dataset.size() == 14_962) { // four fifths of the whole; counted by another program, too
      int images = 0;
      for (List<LabeledImage> group : groups.values()) {
        images += group.size();
      }
      assertThat(images - groups.size()).as("copies of another image").isEqualTo(357);
      assertThat(conflicting).hasSize(2);
      assertThat(constant).hasSize(200);
    }
  }

  /** The held-out part is chosen by content, so that equal images stand on one side. */
  @Test
  void dataHealth_ofTheHeldOutPart_findsNoLeak() throws Exception {
    HeldOutSplit split = HeldOutSplit.of(dataset, new BigDecimal("0.2"));
    DataHealth health = DataHealth.of(split.training().images(), split.heldOut().images());
    assertThat(health.leaked()).isEmpty();
    assertThat(health.constant()).isNotEmpty();
  }
}
