package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.testing.Judged;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {

  private static final Examples IMAGES = Judged.images(List.of("A", "B"), "AABB");

  @Test
  void ofEqual_copies_isTheFirstOfThem() {
    assertThat(Groups.ofEqual(IMAGES.of(List.of(3, 1, 3, 0, 1)))).containsExactly(0, 1, 0, 3, 1);
    assertThat(Groups.ofEqual(IMAGES)).isEmpty();
  }

  /** A/0 is there again, called and judged as another. */
  @Test
  void of_copiesInTwoGroups_joinsThese() throws Exception {
    Examples images =
        Judged.images(List.of("A", "B"), "AAB").and(Judged.images(List.of("A", "B"), "B"));
    assertThat(Groups.of(images, Optional.of(Pattern.compile("^[AB]"))))
        .containsExactly(0, 0, 0, 0);
    assertThat(Groups.of(images, Optional.empty())).isEmpty();
  }

  /** Rows are held out by time; the customer is a column that the model does not see. */
  @Test
  void of_rows_areGroupedByAColumn(@TempDir Path folder) throws Exception {
    Path file =
        Tables.write(
            folder.resolve("visits.csv"),
            "day,customer,items,sum",
            List.of(
                "2026-01-01,a,7,1", "2026-01-02,b,5,2", "2026-01-03,a,9,3", "2026-01-04,c,6,4"));
    RowExamples rows =
        Tables.read(file, "target=sum; task=number; columns=customer:ignore; split=time(day)");
    Optional<Pattern> customers = Optional.of(Pattern.compile("customer"));
    assertThat(Groups.of(rows, customers)).containsExactly(0, 1, 0, 3);
    Optional<Examples> first = Optional.of(rows.of(List.of(0, 1)));
    assertThat(DataHealth.of(first, rows.of(List.of(2, 3)), customers).ofTrainedGroups())
        .isEqualTo(1);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> Groups.of(rows, Optional.of(Pattern.compile("custmer"))))
        .withMessageStartingWith("nn.groups: of rows, the name of a column: ")
        .withMessageContaining("has no column \"custmer\"");
  }

  @Test
  void keys_ofAnotherClass_areOthers() {
    Examples other = Judged.images(List.of("A", "B"), "ABBB");
    assertThat(other.keys()).hasSize(4).doesNotContain(IMAGES.keys()[1]).contains(IMAGES.keys()[3]);
    assertThat(Arrays.stream(other.keys())).allMatch(key -> key >>> Examples.KEY_BITS == 0);
    assertThat(IMAGES.of(List.of(2, 0)).keys()).containsExactly(IMAGES.keys()[2], IMAGES.keys()[0]);
  }
}
