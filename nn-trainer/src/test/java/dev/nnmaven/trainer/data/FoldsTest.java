package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldsTest {

  /** Images of one row: class, content, and a name that begins with its group. */
  private static LabeledImage image(int label, int content, String group) {
    byte[] pixels = {(byte) (content >> 8), (byte) content, (byte) label};
    return new LabeledImage("%s-%d-%d.png".formatted(group, label, content), label, pixels);
  }

  private static Examples examples(List<LabeledImage> images) {
    return new ImageExamples(new Dataset(List.of("A", "B"), 3, 1, images));
  }

  private static Examples different(int ofA, int ofB) {
    List<LabeledImage> images = new ArrayList<>();
    IntStream.range(0, ofA).forEach(i -> images.add(image(0, i, "g" + i % 4)));
    IntStream.range(0, ofB).forEach(i -> images.add(image(1, 1000 + i, "g" + i % 4)));
    return examples(images);
  }

  private static Folds folds(Examples examples, int count) throws DatasetException {
    return Folds.of(examples, count, Optional.empty(), 1);
  }

  @Test
  void of_differentExamples_areSpreadEvenlyInEachClassAndEachHeldOnce() throws Exception {
    Folds folds = folds(different(23, 11), 5);
    Set<String> held = new HashSet<>();
    for (int fold = 0; fold < 5; fold++) {
      Split split = folds.split(fold);
      assertThat(split.heldOut().countPerClass()[0]).isBetween(4, 5);
      assertThat(split.heldOut().countPerClass()[1]).isBetween(2, 3);
      assertThat(split.heldOut().size()).isBetween(6, 8);
      assertThat(split.training().size() + split.heldOut().size()).isEqualTo(34);
      IntStream.range(0, split.heldOut().size()).forEach(i -> held.add(split.heldOut().name(i)));
    }
    assertThat(held).hasSize(34);
  }

  @Test
  void of_anotherSeed_dealsOtherwise() throws Exception {
    Examples all = different(20, 20);
    assertThat(Folds.of(all, 4, Optional.empty(), 1).foldOf())
        .isEqualTo(folds(all, 4).foldOf())
        .isNotEqualTo(Folds.of(all, 4, Optional.empty(), 2).foldOf());
  }

  @Test
  void of_equalExamples_stayTogether() throws Exception {
    List<LabeledImage> images = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      images.add(image(i % 2, i / 6, "g")); // 3 equal ones of each class
    }
    Folds folds = folds(examples(images), 2);
    for (int i = 6; i < 30; i++) {
      assertThat(folds.foldOf().get(i))
          .as("%d", i)
          .isEqualTo(folds.foldOf().get(i / 6 * 6 + i % 2));
    }
  }

  /** Groups that share a content become one. */
  @Test
  void of_groups_stayTogether() throws Exception {
    List<LabeledImage> images = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      images.add(image(i % 2, i, "font" + i / 4));
    }
    images.add(image(0, 500, "font0"));
    images.add(image(0, 500, "font9"));
    Folds folds = Folds.of(examples(images), 3, Optional.of(Pattern.compile("^([^-]+)-")), 1);
    for (int i = 0; i < 40; i++) {
      assertThat(folds.foldOf().get(i)).isEqualTo(folds.foldOf().get(i / 4 * 4));
    }
    assertThat(folds.foldOf().get(0)).isEqualTo(folds.foldOf().get(36));
    assertThat(IntStream.range(0, 3).map(f -> Collections.frequency(folds.foldOf(), f)))
        .allMatch(size -> size >= 10 && size <= 18);
  }

  /** Many groups leave the share that was asked for, few what is nearest to it. */
  @ParameterizedTest
  @CsvSource({"0.2, 4, 8", "0.2, 10, 10", "0.3, 2, 12", "0.34, 14, 14", "0.6, 20, 20"})
  void holdOut_groups_holdsOutWholeOnes(String fraction, int ofGroup, int expected)
      throws Exception {
    List<LabeledImage> images = new ArrayList<>();
    IntStream.range(0, 40).forEach(i -> images.add(image(i % 2, i, "font" + i / ofGroup)));
    Split split = heldOut(examples(images), fraction, "^[^-]+");
    assertThat(split.heldOut().size()).isEqualTo(expected);
    assertThat(groups(split.training())).doesNotContainAnyElementsOf(groups(split.heldOut()));
    assertThat(split.training().size()).isEqualTo(40 - expected);
  }

  private static List<String> groups(Examples some) {
    return IntStream.range(0, some.size()).mapToObj(i -> some.name(i).split("-", -1)[0]).toList();
  }

  /** A class of one group is trained on, and not held out. */
  @Test
  void holdOut_classOfOneGroup_isTrainedOn() throws Exception {
    List<LabeledImage> images = new ArrayList<>();
    IntStream.range(0, 40).forEach(i -> images.add(image(0, i, "font" + i / 4)));
    IntStream.range(40, 44).forEach(i -> images.add(image(1, i, "other")));
    Split split = heldOut(examples(images), "0.2", "^[^-]+");
    assertThat(split.training().countPerClass()).containsExactly(32, 4);
    assertThat(split.heldOut().countPerClass()).containsExactly(8, 0);
  }

  private static Split heldOut(Examples all, String fraction, String groups)
      throws DatasetException {
    return Folds.holdOut(all, new BigDecimal(fraction), Optional.of(Pattern.compile(groups)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.1 | no group (nn.groups) is small enough to hold out 10% of the images; hold out more,
          0.9 | all images of class A are of groups (nn.groups) that are held out; add groups that
          """)
  void holdOut_oneGroup_isRefused(String fraction, String expected) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> heldOut(different(5, 5), fraction, "g"))
        .withMessageStartingWith(expected);
  }

  /** Such names would all be taken for one group. */
  @Test
  void of_nameWithoutAGroup_namesIt() {
    Examples some = examples(List.of(image(0, 1, "p1"), image(0, 2, "x"), image(1, 3, "p2")));
    refused(
        some,
        "^p(\\d+)|^x",
        "nn.groups: ^p(\\d+)|^x has nothing in its first brackets for x-0-2.png; expected a pattern"
            + " that finds the group in each name");
    refused(different(9, 9), "font(\\d+)", "nn.groups: font(\\d+) does not occur in g0-0-0.png; ");
  }

  private static void refused(Examples examples, String pattern, String expected) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> Folds.of(examples, 2, Optional.of(Pattern.compile(pattern)), 1))
        .withMessageStartingWith(expected);
  }

  @Test
  void of_tooFewOfAClass_saysWhich() {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> folds(different(9, 1), 5))
        .withMessageContaining("nn.folds: class B is in 1 of 5 folds only: it has 1 image, and")
        .withMessageNotContaining("class A");
  }
}
