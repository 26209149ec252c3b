package dev.nnmaven.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.table.NumberEncoding;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.data.table.TableFitting;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.Regressor;
import dev.nnmaven.nn.prediction.Rows;
import dev.nnmaven.nn.testing.Cases;
import dev.nnmaven.nn.testing.Models;
import dev.nnmaven.nn.testing.Tables;
import dev.nnmaven.nn.testing.Whole;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files of rows, as they are written, and damaged ones. */
class TableModelFileTest {

  private static TrainedModel model;
  private static SafetensorsBytes parts;

  @BeforeAll
  static void write() throws Exception {
    Table houses = Tables.houses(40);
    model = Tables.regression(houses, 2, new ComputeOptions(KernelChoice.SCALAR, 1));
    parts = SafetensorsBytes.of(Models.bytes(model));
  }

  @Test
  void description_table_isTheDocumentedText() {
    assertThat(ModelFile.description(model))
        .containsEntry("task", "regression")
        .containsEntry("target", "price")
        .containsEntry("preprocessing", "table")
        .containsEntry("columns", "[\"built\",\"city\",\"garden\",\"size\",\"state\"]")
        .containsEntry("columns.kind", "[\"date\",\"category\",\"yesNo\",\"number\",\"ordinal\"]")
        .containsEntry(
            "columns.missing", "[\"indicator\",\"refuse\",\"mean\",\"refuse\",\"refuse\"]")
        .containsEntry("columns.unseen", "[\"refuse\",\"other\",\"refuse\",\"refuse\",\"refuse\"]")
        .containsEntry("columns.range", "[\"-7169 17972\",\"\",\"\",\"50 231\",\"0 2\"]")
        .containsEntry("columns.1.values", "[\"Aachen\",\"Bonn\",\"Köln\"]")
        .containsEntry("columns.4.values", "[\"poor\",\"fair\",\"good\"]")
        .doesNotContainKey("classes");
  }

  @Test
  @DefaultLocale("ar-EG-u-nu-arab")
  void write_otherLocale_givesTheSameBytes() throws Exception {
    assertThat(Models.bytes(model)).isEqualTo(parts.toFile());
    assertThat(Models.read(parts.toFile()).preprocessing()).isEqualTo(model.preprocessing());
  }

  private static TrainedModel encoded(String numbers) throws Exception {
    Table houses = Tables.houses(40);
    TablePreprocessing preprocessing =
        TablePreprocessing.fit(
            houses,
            houses.allRows(),
            Tables.INPUTS,
            new TableFitting(NumberEncoding.of(numbers), 14, 2),
            "");
    Layer layer = new DenseLayer(preprocessing.inputs(), 1, Activation.of("linear"), List.of());
    return new TrainedModel(
        new Network(List.of(layer), Loss.of("squaredError")),
        model.task(),
        preprocessing,
        model.provenance());
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "robust", "piecewise(3)", "piecewise(32)"})
  void write_encodedNumbers_areReadAgain(String numbers) throws Exception {
    TrainedModel other = encoded(numbers);
    assertThat(Models.read(Models.bytes(other)).preprocessing()).isEqualTo(other.preprocessing());
    assertThat(ModelFile.description(other).get("columns.numbers").contains("robust"))
        .isEqualTo(!numbers.equals("standard"));
    assertThat(ModelFile.description(other).containsKey("columns.3.bins"))
        .isEqualTo(numbers.startsWith("piecewise"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "robust |robst |unknown scaling of numbers \"robst\"",
        "robust |robust robust |expected a number such as 39.1, found \"robust",
        "robust |robust(2) |has too many arguments",
        "\"columns.3.bins\":\"[\\\"|\"columns.3.bins\":\"[\\\"x|columns.3.bins is wrong",
        "\"columns.3.bins\":\"[\\\"|^\"columns.3.bins\":\"[\\\"1e9 ^|finite bounds of bins that ascend",
        "\"columns.3.bins\":\"[\\\"|\"columns.3.bins\":\"[\\\"\\\",\\\"|expected bins of 1 numbers, found 2",
        "\"columns.3.bins\"|\"columns.1.bins\"|column city (category): expected one integer",
        "\"columns.3.bins\"|\"columns.9.bins\"|inputs",
      })
  void read_encodedNumbersChanged_saysWhatIsWrong(String part, String by, String message)
      throws Exception {
    SafetensorsBytes file = SafetensorsBytes.of(Models.bytes(encoded("piecewise(3)")));
    assertRefused(file.replacing(part, by), message);
  }

  private static void assertRefused(SafetensorsBytes file, String message) {
    assertThatThrownBy(() -> Models.read(file.toFile()))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith("it is not a usable model file: ")
        .hasMessageContaining(message);
  }

  /** The same table has the same file forever: JDK, processor or order of columns do not matter. */
  @Test
  void write_fixedTable_hasKnownHash() throws Exception {
    assertThat(Sha256.of(parts.toFile()))
        .isEqualTo("8d14e9e60cf6de32b229c01e2f949f9f319f51444665c73f8cdbebba80c7c7d7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\\\"built\\\",|^^|has 5 elements, expected 4, one a column",
        "\\\"built\\\"|\\\"city\\\"|two columns have the name city",
        "\\\"built\\\"|\\\" \\\"|a column has no name",
        "\\\"date\\\"|\\\"time\\\"|columns.kind is wrong: unknown kind of column \"time\"",
        "\\\"date\\\"|\\\"date(d.M.jj)\\\"|columns.kind is wrong: \"jj\" is none of the letters",
        "\\\"number\\\"|\\\"number(dee)\\\"|columns.kind is wrong: unknown form of numbers \"dee\"",
        "\\\"date\\\"|\\\"number\\\"|column built (number) has numbers that do not fit its kind",
        "\\\"indicator\\\"|\\\"guess\\\"|columns.missing is wrong",
        "\\\"indicator\\\"|\\\"auto\\\"|column built (date): how missing values are treated is not",
        "\\\"other\\\"|\\\"others\\\"|expected other or refuse, found \"others\"",
        "[\\\"refuse\\\",\\\"other\\\"|[\\\"other\\\",\\\"other\\\"|column built (date) is not a category",
        "\"columns.1.values\"|\"columns.7.values\"|the metadata entry columns.1.values is missing",
        "\\\"Bonn\\\"|\\\"Aachen\\\"|has a value twice",
        "\\\"poor\\\",\\\"fair\\\",\\\"good\\\"|\\\"poor\\\"|needs its values",
        "[\\\"Aachen\\\",\\\"Bonn\\\",\\\"Köln\\\"]|[]|column city (category) has no values",
        "\\\"Bonn\\\",|^^|makes 9",
        "\\\"0 2\\\"|\\\"0 2 3\\\"|columns.range is wrong: expected the least and the largest",
        "\\\"0 2\\\"|\\\"2 0\\\"|expected a range from the least to the largest number, found 2 to 0",
        "\\\"0 2\\\"|\\\"0 1e999\\\"|columns.range is wrong: column number (number): expected a number",
        "\"columns.range\":\"[|\"columns.range\":\"[\\\"\\\",|columns.range has 6 elements, expected 5",
        "\"target.deviation\":\"|\"target.deviation\":\"-|expected a finite mean and a deviation of at",
        "\"target.deviation\":\"|\"target.deviation\":\"1e9|target.deviation is wrong",
        "\"target.mean\":\"|\"target.mean\":\"NaN|expected a number such as 39.1, found \"NaN",
        "\"target\":|\"aim\":|the metadata entry target is missing",
        "\"regression\"|\"classification\"|the metadata entry classes is missing",
        "squaredError|crossEntropy|the loss crossEntropy is for classes, but price is a number",
        "\"preprocessing\":\"table\"|\"preprocessing\":\"image\"|the metadata entry width is missing"
      })
  void read_headerChanged_saysWhatIsWrong(String part, String by, String message) {
    assertRefused(parts.replacing(part, by == null ? "" : by), message);
  }

  /** An application reads dates and numbers as training did. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date|date(MMM d yyyy)|Jun 12 1998|1120.5|1998-06-12|1120.5|column built (date(MMM d yyyy)):"
            + " expected a date such as Mar 31 2026",
        "number|number(de, m²)|1998-06-12|1.120,5 m²|1998-06-12|1120.5|column size (number(de, m²)):"
            + " expected a number such as 1.234,5 m², found \"1120.5\""
      })
  void read_cellsOfAnotherForm_areReadInThatForm(
      String kind, String form, String day, String size, String iso, String plain, String message)
      throws Exception {
    TrainedModel other =
        Models.read(parts.replacing("\\\"" + kind + "\\\"", "\\\"" + form + "\\\"").toFile());
    assertThat(Models.read(Models.bytes(other)).preprocessing()).isEqualTo(other.preprocessing());
    assertThat(other.preprocessing()).isNotEqualTo(model.preprocessing());
    Rows<List<?>> inOrder = Rows.inOrder(List.of("built", "city", "garden", "size", "state"));
    Regressor<List<?>> us = Model.of(other).numbers(inOrder);
    double expected =
        Model.of(model).numbers(inOrder).predict(List.of(iso, "Bonn", "yes", plain, "good"));
    assertThat(us.predict(List.of(day, "Bonn", "yes", size, "good"))).isEqualTo(expected);
    assertThatThrownBy(() -> us.predict(List.of(iso, "Bonn", "yes", plain, "good")))
        .hasMessageContaining(message);
  }

  /** Whatever stands there: it is read, or refused with words. */
  @Test
  void read_anyDamagedHeader_isReadOrRefusedWithWords() {
    String header = parts.header();
    int begin = header.indexOf("\"columns");
    int end = header.indexOf("\"format\"");
    assertThat(begin).isPositive().isLessThan(end);
    int cases = Whole.of(1500);
    int[] refused = new int[1];
    Cases.check(
        1500,
        random -> {
          StringBuilder text = new StringBuilder(header);
          int at = begin + random.nextInt(end - begin);
          switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.setCharAt(at, "0-.e,[]\\ \"xé".charAt(random.nextInt(12)));
            case 2 -> text.insert(at, header, at, Math.min(end, at + random.nextInt(20)));
            default -> text.delete(at, Math.min(end, at + random.nextInt(30)));
          }
          try {
            Models.read(parts.withHeader(text.toString()).toFile());
          } catch (MalformedFileException e) {
            refused[0]++;
            assertThat(e.getMessage()).hasSizeBetween(30, 2000).doesNotContain("\n");
          } catch (Exception e) {
            throw new AssertionError(text.toString(), e);
          }
        });
    assertThat(refused[0]).isBetween(2 * cases / 3, cases - 1);
  }
}
