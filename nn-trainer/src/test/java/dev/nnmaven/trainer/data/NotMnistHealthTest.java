package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.HeldOutSplit;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.UnreadableImages;
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
 * Real notMNIST, as in the test of that name of nn-core: skipped where its images are missing; the
 * system property {@code notmnist} names their folder.
 */
class NotMnistHealthTest {

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

    DataHealth health = DataHealth.of(Optional.empty(), new PictureExamples(dataset));

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
    DataHealth health =
        DataHealth.of(
            Optional.of(new PictureExamples(split.training())),
            new PictureExamples(split.heldOut()));
    assertThat(health.leaked()).isEmpty();
    assertThat(health.constant()).isNotEmpty();
  }
}
