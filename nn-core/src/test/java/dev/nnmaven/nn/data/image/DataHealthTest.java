package dev.nnmaven.nn.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataHealthTest {

  private static final byte WHITE = (byte) 255;

  private static LabeledImage image(String name, int label, int... pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[i] = (byte) pixels[i];
    }
    return new LabeledImage(name, label, bytes);
  }

  @Test
  void of_differentImages_findsNothing() {
    DataHealth health =
        DataHealth.of(
            List.of(image("a", 0, 1, 2), image("b", 1, 2, 1)), List.of(image("c", 0, 1, 3)));
    assertThat(health).isEqualTo(new DataHealth(List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void of_noImages_findsNothing() {
    assertThat(DataHealth.of(List.of(), List.of()))
        .isEqualTo(new DataHealth(List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void of_heldOutImageThatWasTrainedOn_isALeakAndARepeat() {
    DataHealth health =
        DataHealth.of(
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
        DataHealth.of(List.of(image("train/A", 0, 1, 2)), List.of(image("test/B", 1, 1, 2)));
    assertThat(health.leaked()).containsExactly(new DataHealth.Leak("test/B", "train/A"));
    assertThat(health.conflicting()).containsExactly(List.of("train/A", "test/B"));
    assertThat(health.repeated()).isEmpty();
  }

  @Test
  void of_equalHeldOutImages_areRepeatedAndNoLeak() {
    DataHealth health =
        DataHealth.of(
            List.of(image("train", 0, 9, 2)),
            List.of(image("test/1", 1, 1, 2), image("test/2", 1, 1, 2)));
    assertThat(health.leaked()).isEmpty();
    assertThat(health.repeated()).containsExactly(List.of("test/1", "test/2"));
  }

  /** A third class, and two of one class within the group: still one conflict, and no repeat. */
  @Test
  void of_equalImagesOfSeveralClasses_conflictAsOneGroup() {
    DataHealth health =
        DataHealth.of(
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
        DataHealth.of(
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
    DataHealth health =
        DataHealth.of(List.of(image("a", 0, 0, 31), image("b", 0, 1, 0)), List.of());
    assertThat(health.repeated()).isEmpty();
  }

  @Test
  void of_severalGroups_areInTheOrderOfTheirFirstImages() {
    DataHealth health =
        DataHealth.of(
            List.of(image("1", 0, 7, 2), image("2", 0, 1, 2), image("3", 0, 1, 2)),
            List.of(image("4", 0, 7, 2)));
    assertThat(health.repeated()).containsExactly(List.of("1", "4"), List.of("2", "3"));
  }
}
