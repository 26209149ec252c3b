package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataHealthTest {

  private static final DataHealth NOTHING =
      new DataHealth(List.of(), List.of(), List.of(), List.of());

  private static final byte WHITE = (byte) 255;

  private static LabeledImage image(String name, int label, int... pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[i] = (byte) pixels[i];
    }
    return new LabeledImage(name, label, bytes);
  }

  private static DataHealth health(List<LabeledImage> training, List<LabeledImage> heldOut) {
    return DataHealth.of(Optional.of(examples(training)), examples(heldOut));
  }

  private static Examples examples(List<LabeledImage> images) {
    int width = images.isEmpty() ? 1 : images.get(0).pixels().length;
    return new PictureExamples(new Dataset(List.of("A", "B", "C"), width, 1, images));
  }

  @Test
  void of_differentOrNoImages_findsNothing() {
    assertThat(
            health(List.of(image("a", 0, 1, 2), image("b", 1, 2, 1)), List.of(image("c", 0, 1, 3))))
        .isEqualTo(NOTHING);
    assertThat(health(List.of(), List.of())).isEqualTo(NOTHING);
  }

  @Test
  void of_heldOutImageThatWasTrainedOn_isALeakAndARepeat() {
    DataHealth health =
        health(
            List.of(image("train/1", 0, 1, 2), image("train/2", 0, 1, 2)),
            List.of(image("test/1", 0, 1, 2), image("test/2", 0, 1, 2), image("test/3", 0, 5, 2)));
    assertThat(health.leaked())
        .containsExactly(
            new DataHealth.Leak("test/1", "train/1"), new DataHealth.Leak("test/2", "train/1"));
    assertThat(health.repeated())
        .containsExactly(List.of("train/1", "train/2", "test/1", "test/2"));
    assertThat(health.conflicting()).isEmpty();
  }

  /** Whatever its class there: its pixels were seen while training. */
  @Test
  void of_leakOfAnotherClass_isALeakAndAConflict() {
    DataHealth health =
        health(List.of(image("train/A", 0, 1, 2)), List.of(image("test/B", 1, 1, 2)));
    assertThat(health.leaked()).containsExactly(new DataHealth.Leak("test/B", "train/A"));
    assertThat(health.conflicting()).containsExactly(List.of("train/A", "test/B"));
    assertThat(health.repeated()).isEmpty();
  }

  @Test
  void of_equalHeldOutImages_areRepeatedAndNoLeak() {
    DataHealth health =
        health(
            List.of(image("train", 0, 9, 2)),
            List.of(image("test/1", 1, 1, 2), image("test/2", 1, 1, 2)));
    assertThat(health.leaked()).isEmpty();
    assertThat(health.repeated()).containsExactly(List.of("test/1", "test/2"));
  }

  /** A third class, and two of one class within the group: still one conflict, and no repeat. */
  @Test
  void of_equalImagesOfSeveralClasses_conflictAsOneGroup() {
    DataHealth health =
        health(
            List.of(
                image("A/1", 0, 1, 2),
                image("A/2", 0, 1, 2),
                image("B/1", 1, 1, 2),
                image("C/1", 2, 1, 2),
                image("C/2", 2, 3, 4),
                image("C/3", 2, 3, 4)),
            List.of());
    assertThat(health.conflicting()).containsExactly(List.of("A/1", "A/2", "B/1", "C/1"));
    assertThat(health.repeated()).containsExactly(List.of("C/2", "C/3"));
  }

  @Test
  void of_imagesOfOneValue_areConstant() {
    DataHealth health =
        health(
            List.of(image("black", 0, 0, 0, 0), image("nearly", 0, 0, 0, 1)),
            List.of(
                image("white", 1, WHITE, WHITE, WHITE),
                image("first differs", 1, 1, 0, 0),
                image("middle differs", 1, 0, 1, 0)));
    assertThat(health.constant()).containsExactly("black", "white");
    assertThat(health.repeated()).isEmpty();
  }

  /** Arrays.hashCode of {0, 31} and {1, 0} is the same; the pixels are not. */
  @Test
  void of_imagesWithEqualHashes_areNotEqual() {
    DataHealth health = health(List.of(image("a", 0, 0, 31), image("b", 0, 1, 0)), List.of());
    assertThat(health.repeated()).isEmpty();
  }

  @Test
  void of_severalGroups_areInTheOrderOfTheirFirstImages() {
    DataHealth health =
        health(
            List.of(image("1", 0, 7, 2), image("2", 0, 1, 2), image("3", 0, 1, 2)),
            List.of(image("4", 0, 7, 2)));
    assertThat(health.repeated()).containsExactly(List.of("1", "4"), List.of("2", "3"));
  }

  /** Rows of one file, of which the last two are held out. */
  @Test
  void of_rowsWithEqualInputs_leakAndConflictByTheirTargets(@TempDir Path folder) throws Exception {
    Path file =
        Tables.write(
            folder.resolve("some.csv"), "x,t", List.of("1,A", "2,B", "3,A", "1.0,A", "2,A"));
    Examples rows = Tables.read(file, "target=t");
    DataHealth health =
        DataHealth.of(Optional.of(rows.of(List.of(0, 1, 2))), rows.of(List.of(3, 4)));
    List<String> names = IntStream.range(0, 5).mapToObj(rows::name).toList();
    assertThat(health.leaked())
        .containsExactly(
            new DataHealth.Leak(names.get(3), names.get(0)),
            new DataHealth.Leak(names.get(4), names.get(1)));
    assertThat(health.repeated()).containsExactly(List.of(names.get(0), names.get(3)));
    assertThat(health.conflicting()).containsExactly(List.of(names.get(1), names.get(4)));
    assertThat(health.constant()).isEmpty();
  }

  @Test
  void of_coloursOfOneKind_areConstant() {
    LabeledImage red = image("red", 0, 255, 0, 0, 255, 0, 0);
    LabeledImage mixed = image("mixed", 0, 255, 0, 0, 0, 0, 255);
    Examples images =
        new PictureExamples(
            new Dataset(List.of("A"), 2, 1, Channels.RGB, Background.WHITE, List.of(red, mixed)));
    assertThat(DataHealth.of(Optional.empty(), images).constant()).containsExactly("red");
  }

  /** Letters of this project, and some of these under another name: by their pixels as texts. */
  @Test
  void of_realImages_findsWhatTextsOfPixelsDo() throws Exception {
    Dataset letters =
        new ImageFolderReader(UnreadableImages.FAIL, PictureRules.DEFAULT)
            .readTraining(Path.of("../data/test"))
            .dataset();
    List<LabeledImage> images = new ArrayList<>(letters.images());
    for (int i = 0; i < letters.size(); i += 7) {
      LabeledImage image = letters.images().get(i);
      images.add(
          new LabeledImage("copy of " + image.name(), i % 2 * image.label(), image.pixels()));
    }
    Map<String, List<LabeledImage>> groups =
        images.stream()
            .collect(Collectors.groupingBy(one -> HexFormat.of().formatHex(one.pixels())));
    groups.values().removeIf(group -> group.size() == 1);
    Map<Boolean, Set<List<String>>> severalClasses =
        groups.values().stream()
            .collect(
                Collectors.partitioningBy(
                    group -> group.stream().map(LabeledImage::label).distinct().count() > 1,
                    Collectors.mapping(
                        group -> group.stream().map(LabeledImage::name).toList(),
                        Collectors.toSet())));
    DataHealth health =
        DataHealth.of(
            Optional.empty(), new PictureExamples(new Dataset(letters.classes(), 28, 28, images)));
    assertThat(health.repeated())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(severalClasses.get(false));
    assertThat(health.conflicting())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(severalClasses.get(true));
  }
}
