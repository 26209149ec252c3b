package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.trainer.testing.Tables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

  @TempDir Path folder;

  private Path file(String header, List<String> lines) throws Exception {
    return Tables.write(folder.resolve("some.csv"), header, lines);
  }

  @Test
  void different_imagesOfTheSamePixels_countOnce() {
    byte[][] pixels = {{1, 2}, {1, 2}, {1, 2}, {2, 1}};
    List<LabeledImage> images =
        IntStream.range(0, 4)
            .mapToObj(i -> new LabeledImage("image " + i, i / 2, pixels[i]))
            .toList();
    assertThat(new ImageExamples(new Dataset(List.of("A", "B"), 2, 1, images)).different())
        .isEqualTo(2);
  }

  @Test
  void different_rowsThatDifferInTheTargetAlone_areDifferentAndCopiesAreNot() throws Exception {
    Path file = file("x,id,t", List.of("1,1,A", "1,2,A", "1.0,3,A", "1,4,B", "2,5,A"));
    Examples rows = Tables.read(file, "target=t; columns=id:ignore");
    assertThat(rows.different()).isEqualTo(3);
    assertThat(rows.of(List.of(0, 1, 2)).different()).isEqualTo(1);
  }

  @Test
  void split_byTime_saysWhichClassesNoTrainingRowHas() throws Exception {
    List<String> lines =
        IntStream.range(0, 20)
            .mapToObj(i -> i % 7 + "," + i + "," + (i < 16 ? "AB".charAt(i % 2) : "C"))
            .toList();
    Path file = file("x,day,t", lines);
    assertThat(warnings(file, "target=t; split=time(day)"))
        .containsExactly(
            "nn.split=time(day) holds out all rows of these classes: C. The network cannot learn"
                + " them, and their recall will be 0. Remove these rows, or split differently");
    assertThat(warnings(file, "target=t")).isEmpty();
    assertThat(warnings(file, "target=x; split=time(day); task=regression")).isEmpty();
    Path dates = file("x,day,t", List.of("1,2026-03-31,A", "2,2026-04-01,B"));
    assertThat(Tables.read(dates, "target=t").heldOutNotes().toString())
        .matches("\\[test rows are of any day; .* the latest: nn.split=time\\(day\\)]");
  }

  private static List<String> warnings(Path file, String list) throws Exception {
    return Tables.read(file, list).split(new BigDecimal("0.2")).warnings();
  }

  @Test
  void split_rowsThatStayTogether_saysThatMuchMoreIsHeldOut() throws Exception {
    List<String> copies =
        IntStream.range(0, 40)
            .mapToObj(i -> i % 3 + "," + i % 2 + "," + "AB".charAt(i % 2))
            .toList();
    assertThat(warnings(file("x,y,t", copies), "target=t").toString())
        .matches(
            "\\[class A: [0-9]+ of 20 rows are held out, not 4: equal rows stay together, class B:"
                + " [0-9]+ of 20 rows are held out, not 4: equal rows stay together\\]");
    List<String> people =
        IntStream.range(0, 40)
            .mapToObj(i -> i + "," + (i < 30 ? "ann" : "bob") + "," + "AB".charAt(i % 2))
            .toList();
    assertThat(warnings(file("x,who,t", people), "target=t; split=group(who)").toString())
        .matches(
            "\\[(30|10) of 40 rows are held out, not 8: rows of one who stay together"
                + " \\(nn.split=group\\(who\\)\\)]");
    List<String> days =
        IntStream.range(0, 40).mapToObj(i -> i + "," + i / 20 + "," + i * i % 7 / 2.0).toList();
    assertThat(warnings(file("x,day,t", days), "target=t; split=time(day); task=regression"))
        .containsExactly(
            "20 of 40 rows are held out, not 8: rows of one day stay together (nn.split=time(day))");
  }
}
