package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedColumnTest {

  /** Of the squares of 0 to 9, the mean is 28.5 and the median 20.5. */
  @Test
  void notes_missingValues_sayWhatStandsForThem(@TempDir Path folder) throws Exception {
    List<String> lines =
        IntStream.range(0, 11)
            .mapToObj(
                i ->
                    "%s,%s,%s"
                        .formatted(
                            i < 10 ? i * i : "",
                            i == 0 ? "" : i < 7 ? "north\t1" : "south",
                            "AB".charAt(i % 2)))
            .toList();
    Path file = Tables.write(folder.resolve("some.csv"), "x,place,t", lines);
    assertThat(notes(file, "robust", ""))
        .containsExactly(
            "place: 9.09% of 11 rows missing, taken as the most frequent: north\\u00091",
            "x: 9.09% of 11 rows missing, taken as the median 20.5");
    assertThat(notes(file, "standard", ""))
        .contains("x: 9.09% of 11 rows missing, taken as the mean 28.5");
  }

  /** y, z, "x y" and "x z": x is in all rows, and "y x" in the long text alone. */
  @Test
  void notes_texts_countNgramsAndWhatIsCut(@TempDir Path folder) throws Exception {
    List<String> lines =
        IntStream.range(0, 12)
            .mapToObj(
                i -> i == 0 ? "x y ".repeat(1001) + ",A" : i % 2 == 0 ? "x y,A" : "X z\u0301,B")
            .toList();
    Path file = Tables.write(folder.resolve("some.csv"), "body,t", lines);
    assertThat(notes(file, "standard", "body:text"))
        .containsExactly(
            "body: 4 n-grams; 1 text not read to the end (2,000 tokens, 100,000 characters)",
            "the model file contains words of the training texts, perhaps names; nn.minTextRows"
                + " excludes rare words");
  }

  private static List<String> notes(Path file, String numbers, String columns) throws Exception {
    RowSource source =
        new RowSource(
            TableSettings.parse(
                Written.reader(
                    "target", "t", "missing", "auto", "numbers", numbers, "columns", columns)),
            Optional.empty());
    Examples rows = source.training(file).examples();
    return source.notes(rows, source.preprocessing(rows));
  }
}
