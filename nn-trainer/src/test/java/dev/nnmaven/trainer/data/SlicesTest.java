package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.Judged;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlicesTest {

  private static final List<String> LINES = Tables.flowers(101, 1);

  @TempDir Path folder;

  private Examples rows() throws Exception {
    Path file = Tables.write(folder.resolve("some.csv"), Tables.HEADER, LINES);
    return Tables.read(file, "target=kind; columns=wild:ignore");
  }

  /** A/0.png, A/1.png, B/2.png. */
  private static Examples images() {
    return Judged.images(List.of("A", "B"), "AAB");
  }

  private static Slices slices(String text) throws ConfigurationException {
    return Written.of("slices", text).read(Slices::parse);
  }

  private static List<String> shown(List<Slice> slices) {
    return slices.stream().map(one -> one.name() + " " + list(one.examples())).toList();
  }

  private static List<Integer> list(int[] examples) {
    return IntStream.of(examples).boxed().toList();
  }

  /** Rows whose cell has that text, counted in the lines of the file. */
  private static List<Integer> linesWith(int cell, String text) {
    return IntStream.range(0, LINES.size())
        .filter(i -> LINES.get(i).split(",")[cell].equals(text))
        .boxed()
        .toList();
  }

  @Test
  void of_columnsThatAreInputsTargetAndUnread_areTheRowsWithEachValue() throws Exception {
    assertThat(shown(slices("soil, wild,kind").of(rows())))
        .containsExactly(
            "soil=clay " + linesWith(2, "clay"),
            "soil=loam " + linesWith(2, "loam"),
            "soil=sand " + linesWith(2, "sand"),
            "wild=no " + linesWith(3, "no"),
            "wild=yes " + linesWith(3, "yes"),
            "kind=aster " + linesWith(4, "aster"),
            "kind=bellis " + linesWith(4, "bellis"),
            "kind=crocus " + linesWith(4, "crocus"));
  }

  @Test
  void of_bins_areParedFromTheSortedNumbers() throws Exception {
    List<Slice> slices = slices("weight:4").of(rows());
    List<Double> numbers =
        LINES.stream().map(line -> Double.valueOf(line.split(",", -1)[5])).toList();
    List<Double> joined =
        slices.stream()
            .flatMap(slice -> list(slice.examples()).stream().map(numbers::get).sorted())
            .toList();
    assertThat(slices).extracting(Slice::size).containsExactly(25, 25, 25, 26);
    assertThat(joined).isEqualTo(numbers.stream().sorted().toList());
  }

  @Test
  void of_equalNumbers_areInOneBin() {
    String[] values = {"1", "1", "1", "2", "NA", ""};
    assertThat(shown(SliceAttribute.column("n", 3).slices(values)))
        .containsExactly("n=1 [0, 1, 2]", "n=2 [3]", "n=(missing) [4, 5]");
  }

  @Test
  void of_patterns_areTheNamesThatTheyFind() throws Exception {
    String text = "letter=^([A-Z]{1,2})/, (?<number>[02])\\.(?<kind>p..)$";
    assertThat(shown(slices(text).of(images())))
        .hasToString(
            "[letter=A [0, 1], letter=B [2], number=0 [0], number=2 [2], number=(missing) [1],"
                + " kind=png [0, 2], kind=(missing) [1]]");
  }

  @Test
  void of_unknownColumns_areAllNamed() throws Exception {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> slices("soyl, wild, soil:3, length").of(rows()))
        .withMessageContaining("nn.slices: some.csv has no column \"soyl\" (did you mean soil?)")
        .withMessageContaining("soil:3 divides numbers, but a value of soil is \"")
        .withMessageNotContaining("\"wild\"");
  }

  @ParameterizedTest
  @CsvSource({
    "font=^x([a-z]+)-, '^x([a-z]+)- finds no font in any of 3 examples, such as A/0.png'",
    "font, images have no column \"font\"; write NAME=PATTERN",
  })
  void of_imagesWithout_saysSo(String text, String message) {
    refused(() -> slices(text).of(images()), "nn.slices: " + message);
  }

  private static void refused(ThrowingCallable reading, String... expected) {
    assertThatThrownBy(reading)
        .isInstanceOfAny(DatasetException.class, ConfigurationException.class)
        .hasMessageContainingAll(expected);
  }

  /** What the first line of a table, or names of images, are enough for. */
  @Test
  void requireFit_namesThatTheDataLacks_areMistakesBeforeItIsRead() throws Exception {
    Path table = Tables.write(folder.resolve("some.csv"), Tables.HEADER, List.of("not,read"));
    Images.grey(2, 2, "A", "B").draw(folder.resolve("data"), 1, 1);
    refused(
        () -> required(table, "soyl, wild, x=(y)"),
        "nn.slices: some.csv has no column \"soyl\" (did you mean soil?)",
        "nn.slices: patterns are for the names of images, and rows have none; name columns");
    refused(
        () -> required(folder.resolve("data"), "sex, font=^x(.)"),
        "nn.slices: images have no column \"sex\"; write NAME=PATTERN",
        "nn.slices: ^x(.) finds no font in any of 2 examples, such as A/00.png");
    required(folder.resolve("data"), "class=^([A-Z])/");
    required(folder.resolve("missing"), "sex");
  }

  private static Slices required(Path data, String text) throws ConfigurationException {
    return Written.of("data", data, "slices", text)
        .read(
            reader -> {
              Slices slices = Slices.parse(reader);
              slices.requireFit(reader);
              return slices;
            });
  }

  @Test
  void of_manyValues_proposesBins() {
    String[] values = IntStream.range(0, 101).mapToObj(Integer::toString).toArray(String[]::new);
    assertThatThrownBy(() -> SliceAttribute.column("n", 0).slices(values))
        .hasMessage(
            "n has 101 different values, expected at most 100; n:4 makes four slices of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sex,,age; found an empty one",
        "sex,age:3,sex; \"sex\" is named twice",
        "font=^([a-z+; expected a regular expression such as",
        "font=^[a-z]+; found 0 groups in \"font=^[a-z]+\"",
        "font=([a-z])([0-9]); found 2 groups",
        "=([a-z]); found no name in",
        "age:1; expected a whole number, at least 2",
      })
  void parse_whatIsNone_isAMistake(String text, String message) {
    refused(() -> slices(text), "nn.slices: ", message);
  }
}
