package dev.nnmaven.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void lines_columnsWithAStar_areAsWideAsTheirWidestCellOfAnyText() {
    assertThat(
            TextTable.lines(
                "  %-*s  %4s  %s",
                List.of(List.of("name", "n", "note"), List.of("a longer one", "7", ""))))
        .containsExactly("  name             n  note", "  a longer one     7");
    assertThat(TextTable.lines("%-*s|%s", List.of(List.of("a\nb", "1"), List.of("c", "2"))))
        .containsExactly("a\\u000ab|1", "c       |2");
    assertThat(TextTable.lines("%-*s %s", List.of(List.of("%s", "100%"))))
        .containsExactly("%s 100%");
  }

  @Test
  void indices_ofTheSmallestKeys_standInTheirOwnOrder() {
    double[] keys = {3, 1, 2, 1};
    assertThat(Top.indices(4, 3, i -> keys[i])).containsExactly(1, 2, 3);
    assertThat(Top.indices(4, 1, i -> keys[i])).as("the first of equals").containsExactly(1);
    assertThat(Top.indices(4, 9, i -> keys[i])).containsExactly(0, 1, 2, 3);
  }

  @Test
  void list_ofMoreThanAreShown_countsTheOthers() {
    List<String> many = IntStream.range(0, 1503).mapToObj(i -> "x").toList();
    assertThat(Formats.list(many, 3)).isEqualTo("x, x, x and 1,500 more");
    assertThat(Formats.list(many.subList(0, 3), 3)).isEqualTo("x, x, x");
    assertThat(Formats.first(many, 1, "... %,d more")).containsExactly("x", "... 1,502 more");
  }
}
