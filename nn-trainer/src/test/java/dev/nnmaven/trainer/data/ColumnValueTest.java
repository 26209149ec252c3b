package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnValueTest {

  private static final int MOST = 20;

  @TempDir Path folder;

  private RowExamples rows(String header, List<String> lines, String... columns) throws Exception {
    Path file = Tables.write(folder.resolve("some.csv"), header, lines);
    return Tables.read(file, "target=t; missing=mean; columns=" + String.join("", columns));
  }

  private static List<String> texts(String column, RowExamples rows, int most) {
    return ColumnValue.of(column, rows, rows, most).stream().map(ColumnValue::text).toList();
  }

  @Test
  void of_manyNumbers_areQuantilesFromTheLeastToTheLargest() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 191; i++) {
      lines.add((i < 190 ? i * 37 % 190 : 1e6) + "," + (i % 2 == 0 ? "A" : "B"));
    }
    RowExamples rows = rows("x,t", lines);
    List<ColumnValue> values = ColumnValue.of("x", rows, rows, MOST);
    // Of the sorted numbers 0, 1, ..., 189 and a million, each tenth.
    assertThat(values).hasSize(20).isSortedAccordingTo((a, b) -> Double.compare(a.raw(), b.raw()));
    assertThat(values)
        .extracting(ColumnValue::raw)
        .startsWith(0.0, 10.0, 20.0)
        .endsWith(180.0, 1e6);
  }

  @Test
  void of_fewNumbers_areAllOfThem() throws Exception {
    RowExamples rows = rows("x,t", List.of("3,A", "1,B", ",A", "3,B", "2.5,A"));
    assertThat(texts("x", rows, MOST)).containsExactly("1", "2.5", "3");
  }

  @Test
  void of_words_areTheMostFrequentAndOfAnOrdinalInItsOrder() throws Exception {
    List<String> lines =
        List.of(
            "c,big,no,A", "b,small,yes,B",
            "b,small,no,A", "c,big,no,B",
            "b,middle,no,A", "a,big,no,A",
            ",big,no,B", "b,big,no,A");
    RowExamples rows = rows("w,size,yes,t", lines, "size:ordinal(small, middle, big)");
    assertThat(texts("w", rows, MOST)).containsExactly("b", "c", "a");
    assertThat(texts("w", rows, 2)).containsExactly("b", "c");
    assertThat(texts("size", rows, MOST)).containsExactly("small", "middle", "big");
    assertThat(texts("yes", rows, MOST)).containsExactly("no", "yes");
  }

  /** The raw number of a word is that of the table whose rows are asked about. */
  @Test
  void of_wordsOfAnotherTable_areThoseThatBothHave() throws Exception {
    RowExamples training = rows("w,t", List.of("a,A", "b,A", "b,B", "z,B", "z,B", "z,A"));
    RowExamples test = rows("w,t", List.of("q,A", "z,B", "b,A"));
    List<ColumnValue> values = ColumnValue.of("w", test, training, MOST);
    assertThat(values).extracting(ColumnValue::text).containsExactly("z", "b");
    assertThat(values).extracting(ColumnValue::raw).containsExactly(2.0, 0.0);
  }
}
