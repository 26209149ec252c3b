package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneColumnRuleTest {

  @TempDir Path folder;

  private RowExamples rows(String header, List<String> rows) throws Exception {
    return Tables.read(Tables.write(folder.resolve("some.csv"), header, rows), "target=t");
  }

  private static Column column(RowExamples rows, String name) {
    return rows.columns().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private static RowExamples some(RowExamples rows, int from, int to) {
    return rows.of(IntStream.range(from, to).boxed().toList());
  }

  /**
   * Training: x is A, A, A, B and y is B, B; so x says A, y says B, and z, never seen, says A,
   * which most are. Test: right, wrong, right, wrong.
   */
  @Test
  void of_words_isAsCountedByHand() throws Exception {
    RowExamples all =
        rows(
            "w,t",
            List.of(
                "x,A", "x,A", "x,A", "x,B", "y,B", "y,B", "q,A", // training: A 4, B 3
                "x,A", "y,A", "z,A", "z,B")); // test: A 3, B 1
    OneColumnRule rule = OneColumnRule.of(column(all, "w"), some(all, 0, 7), some(all, 7, 11));
    assertThat(rule.right()).isEqualTo(0.5);
    assertThat(rule.test()).isCloseTo((0.5 - 0.75) / (1 - 0.75), within(1e-12));
    assertThat(rule.training()).isCloseTo((6 - 4) / (7.0 - 4), within(1e-12));
  }

  /**
   * Each class has a word that stands in so many of a hundred of its texts, among five of noise.
   */
  @ParameterizedTest
  @CsvSource({"100, 0.99, 1.0", "90, 0.8, 0.94"})
  void of_texts_isWhatOneWordOfEachClassTells(int share, double least, double most)
      throws Exception {
    Random random = new Random(1);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 5; word++) {
        text.append("noise").append(random.nextInt(50)).append(' ');
      }
      String kind = "ABC".substring(i % 3, i % 3 + 1);
      boolean tells = random.nextInt(100) < share;
      lines.add(text + (tells ? "was/" + kind.repeat(3) : "was") + "," + kind);
    }
    RowExamples all =
        Tables.read(
            Tables.write(folder.resolve("texts.csv"), "w,t", lines), "target=t; columns=w:text");
    OneColumnRule rule = OneColumnRule.of(column(all, "w"), some(all, 0, 400), some(all, 400, 600));
    assertThat(List.of(rule.training(), rule.test()))
        .allSatisfy(explained -> assertThat(explained).isBetween(least, most));
    assertThat(rule.words()).containsExactlyInAnyOrder("aaa", "bbb", "ccc");
  }

  @Test
  void of_numbers_followsAnyCurveAndNoNoise() throws Exception {
    List<String> lines =
        IntStream.range(0, 300)
            .mapToObj(
                i -> {
                  int x = i * 7919 % 300;
                  return x + "," + i * i % 89 + "," + (x - 150.5) * (x - 150.5);
                })
            .toList();
    RowExamples all = rows("x,noise,t", lines);
    RowExamples training = some(all, 0, 240);
    RowExamples test = some(all, 240, 300);
    OneColumnRule curve = OneColumnRule.of(column(all, "x"), training, test);
    assertThat(curve.test()).isBetween(0.99, 1.0);
    assertThat(curve.training()).isBetween(0.99, 1.0);
    assertThat(curve.right()).isNaN();
    assertThat(OneColumnRule.of(column(all, "noise"), training, test).test()).isLessThan(0.3);
  }

  /**
   * A class that begins at 0.37 of the range, within a part of six rows; every tenth is missing.
   */
  @Test
  void of_numbersWithAThreshold_findsIt() throws Exception {
    List<String> lines =
        IntStream.range(0, 90)
            .map(i -> i * 37 % 90)
            .mapToObj(x -> (x % 10 == 9 ? "" : x) + "," + (x < 33 || x % 10 == 9 ? "A" : "B"))
            .toList();
    RowExamples all = rows("x,t", lines);
    OneColumnRule rule = OneColumnRule.of(column(all, "x"), some(all, 0, 60), some(all, 60, 90));
    assertThat(List.of(rule.training(), rule.test(), rule.right())).containsOnly(1.0);
  }

  @Test
  void of_testRowsOfOneClass_haveNothingToExplain() throws Exception {
    RowExamples all = rows("w,t", List.of("x,A", "y,B", "x,A", "x,A"));
    assertThat(OneColumnRule.of(column(all, "w"), some(all, 0, 2), some(all, 2, 4)).test()).isNaN();
  }

  /** One line through (0, 1), (1, 3); a single point; none. */
  @Test
  void fit_linesOfParts_goThroughTheirPoints() {
    double missing = Double.NaN;
    LinesOfParts lines =
        LinesOfParts.fit(
            3, new int[] {0, 0, 1}, new double[] {0, 1, missing}, new double[] {1, 3, 8});
    assertThat(lines.of(new int[] {0, 1, 2}, new double[] {2, missing, 9}))
        .containsExactly(5, 8, 4);
  }

  @Test
  void shuffled_column_hasItsValuesInAnotherOrderAndAllElseAsItWas() throws Exception {
    List<String> lines =
        IntStream.range(0, 50).mapToObj(i -> i + "," + 3 * i + ",A" + i % 2).toList();
    RowExamples all = rows("x,y,t", lines);
    RowExamples test = some(all, 10, 40);
    RowExamples shuffled = ChangedColumn.shuffled(test, "x", RandomStream.of(5));
    double[] before = test.raws("x");
    double[] after = shuffled.raws("x");
    assertThat(after).isNotEqualTo(before);
    Arrays.sort(after);
    assertThat(after).containsExactly(before);
    assertThat(shuffled.raws("y")).containsExactly(test.raws("y"));
    assertThat(shuffled.rows()).containsExactly(test.rows());
    assertThat(IntStream.range(0, 30).map(shuffled::label))
        .containsExactlyElementsOf(IntStream.range(0, 30).map(test::label).boxed().toList());
    assertThat(ChangedColumn.shuffled(test, "x", RandomStream.of(5)).raws("x"))
        .containsExactly(shuffled.raws("x"));
    assertThat(test.raws("x")).containsExactly(before);
  }
}
