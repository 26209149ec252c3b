package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

  private static LabeledImage image(String name, int label, int... pixels) {
    return new LabeledImage(name, label, new byte[] {(byte) pixels[0], (byte) pixels[1]});
  }

  @Test
  void different_imagesOfTheSamePixels_countOnce() {
    List<LabeledImage> images =
        List.of(
            image("A/1", 0, 1, 2),
            image("A/2", 0, 1, 2),
            image("B/1", 1, 1, 2),
            image("B/2", 1, 2, 1));
    assertThat(new PictureExamples(new Dataset(List.of("A", "B"), 2, 1, images)).different())
        .isEqualTo(2);
  }

  @Test
  void different_rowsThatDifferInTheTargetAlone_areDifferentAndCopiesAreNot(@TempDir Path folder)
      throws Exception {
    Path file =
        Tables.write(
            folder.resolve("some.csv"),
            "x,id,t",
            List.of("1,1,A", "1,2,A", "1.0,3,A", "1,4,B", "2,5,A"));
    RowSource reader =
        new RowSource(
            TableSettings.parse(Written.of("target", "t", "columns", "id:ignore")),
            Optional.empty());
    Examples rows = reader.training(file).examples();
    assertThat(rows.different()).isEqualTo(3);
    assertThat(rows.of(List.of(0, 1, 2)).different()).isEqualTo(1);
  }

  @Test
  void split_byTime_saysWhichClassesNoTrainingRowHas(@TempDir Path folder) throws Exception {
    List<String> lines =
        IntStream.range(0, 20)
            .mapToObj(i -> i % 7 + "," + i + "," + (i < 16 ? "AB".charAt(i % 2) : "C"))
            .toList();
    Path file = Tables.write(folder.resolve("some.csv"), "x,day,t", lines);
    assertThat(warnings(file, "target", "t", "split", "time(day)"))
        .containsExactly(
            "nn.split=time(day) holds out all rows of the class C, which the network cannot learn"
                + " then");
    assertThat(warnings(file, "target", "t")).isEmpty();
    assertThat(warnings(file, "target", "x", "split", "time(day)", "task", "regression")).isEmpty();
  }

  private static List<String> warnings(Path file, Object... settings) throws Exception {
    RowSource reader = new RowSource(TableSettings.parse(Written.of(settings)), Optional.empty());
    return reader.training(file).examples().split(new BigDecimal("0.2")).warnings();
  }

  @Test
  void split_rowsThatStayTogether_saysThatMuchMoreIsHeldOut(@TempDir Path folder) throws Exception {
    List<String> copies =
        IntStream.range(0, 40)
            .mapToObj(i -> i % 3 + "," + i % 2 + "," + "AB".charAt(i % 2))
            .toList();
    Path file = Tables.write(folder.resolve("copies.csv"), "x,y,t", copies);
    assertThat(warnings(file, "target", "t"))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "of class [AB] [0-9]+ of 20 rows are held out, not 4: equal rows stay together"));
    List<String> people =
        IntStream.range(0, 40)
            .mapToObj(i -> i + "," + (i < 30 ? "ann" : "bob") + "," + "AB".charAt(i % 2))
            .toList();
    Path groups = Tables.write(folder.resolve("groups.csv"), "x,who,t", people);
    String taken = warnings(groups, "target", "t", "split", "group(who)").toString();
    assertThat(taken)
        .matches(
            "\\[(30|10) of 40 rows are held out, not 8: rows of one who stay together \\(nn.split=group\\(who\\)\\)]");
    List<String> days =
        IntStream.range(0, 40).mapToObj(i -> i + "," + i / 20 + "," + i * i % 7 / 2.0).toList();
    Path time = Tables.write(folder.resolve("time.csv"), "x,day,t", days);
    assertThat(warnings(time, "target", "t", "split", "time(day)", "task", "regression"))
        .containsExactly(
            "20 of 40 rows are held out, not 8: rows of one day stay together (nn.split=time(day))");
  }
}
