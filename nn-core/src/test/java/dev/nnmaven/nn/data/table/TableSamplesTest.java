package dev.nnmaven.nn.data.table;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.testing.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows as samples: inputs, targets, and what is refused. */
class TableSamplesTest {

  private static final ClassificationTask KINDS = new ClassificationTask(List.of("dear", "cheap"));

  private static final IntFunction<String> ROW = at -> "row " + (at + 1);

  private final Table houses = Tables.houses(60);
  private TablePreprocessing preprocessing;

  @BeforeEach
  void fit() throws Exception {
    preprocessing = TablePreprocessing.fit(houses, houses.allRows(), Tables.INPUTS);
  }

  @Test
  void build_wordOfARefusedRow_isNoValue() {
    TableBuilder builder =
        new TableBuilder(
            List.of(Column.of("city", ColumnKind.CATEGORY), Column.of("size", ColumnKind.NUMBER)),
            0);
    builder.add(List.of("Ulm", 1));
    assertThatThrownBy(() -> builder.add(List.of("Aachen", "large")))
        .isInstanceOf(IllegalArgumentException.class);
    builder.add(List.of("Bonn", 2));
    Table table = builder.build();
    assertThat(table.column("city").values()).containsExactly("Bonn", "Ulm");
    assertThat(table.text(0, 0)).isEqualTo("Ulm");
    assertThat(table.text(0, 1)).isEqualTo("Bonn");
  }

  @Test
  void of_ordinalThatTrainingDoesNotHave_isRefused() throws Exception {
    Column size = Column.of("size", ColumnKind.ORDINAL, List.of("S", "M"));
    Column price = Column.of("price", ColumnKind.NUMBER);
    Table training = Tables.of(List.of(size, price), List.of("S", 1), List.of("M", 2));
    TablePreprocessing sizes = TablePreprocessing.fit(training, new int[] {0, 1}, List.of("size"));
    Table other =
        Tables.of(
            List.of(size.withValues(List.of("S", "M", "L")), price),
            List.of("M", 1),
            List.of("L", 3));
    RegressionTask task = RegressionTask.fit("price", new double[] {1, 2});
    assertRefused(
        DatasetException.class,
        () -> TableSamples.of(other, new int[] {0, 1}, sizes, task, "price", ROW),
        "column size (ordinal): expected one of S, M, found another (\"L\" in row 2)");
  }

  /** As an application makes a table of its rows to judge a model by. */
  @Test
  void of_tableOfTheColumnsOfAModel_mayHaveWordsThatAreUnseen() throws Exception {
    Column price = Column.of("price", ColumnKind.NUMBER);
    Column city = Column.of("city", ColumnKind.CATEGORY).withUnknown(true);
    Table training = Tables.of(List.of(city, price), List.of("Ulm", 1), List.of("Bonn", 2));
    TablePreprocessing cities = TablePreprocessing.fit(training, new int[] {0, 1}, List.of("city"));
    Column known = cities.columns().get(0).column();
    Table asked = Tables.of(List.of(known, price), List.of("Aachen", 1), List.of("Ulm", 1));
    int[] rows = {0, 1};
    TableSamples samples =
        TableSamples.of(
            asked, rows, cities, RegressionTask.fit("price", new double[] {1, 2}), "price", ROW);
    float[] inputs = new float[4];
    samples.loadInputs(0, inputs, 0);
    samples.loadInputs(1, inputs, 2);
    assertThat(inputs).containsExactly(0, 0, 0, 1);
    assertThat(asked.contentKeys(rows)).doesNotHaveDuplicates();
    assertThat(TablePreprocessing.fit(asked, rows, List.of("city")).columns().get(0).column())
        .isEqualTo(known.withValues(List.of("Ulm")));
  }

  @Test
  void load_someRows_areTheirInputsAndTargets() throws Exception {
    int[] rows = {7, 3, 59};
    RegressionTask price = new RegressionTask("price", new Standardization(1e5, 2e4));
    TableSamples classes = TableSamples.of(houses, rows, preprocessing, KINDS, "kind", ROW);
    TableSamples numbers = TableSamples.of(houses, rows, preprocessing, price, "price", ROW);
    assertThat(classes.size()).isEqualTo(3);
    assertThat(classes.outputs()).isEqualTo(2);
    assertThat(numbers.outputs()).isEqualTo(1);
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      float[] expected = new float[preprocessing.inputs()];
      List<String> raws =
          preprocessing.columns().stream()
              .map(fitted -> houses.text(houses.index(fitted.column().name()), row))
              .toList();
      preprocessing.load(raws, expected, 0);
      float[] found = new float[expected.length + 4];
      classes.loadInputs(i, found, 2);
      assertThat(Arrays.copyOfRange(found, 2, found.length - 2)).containsExactly(expected);
      float[] targets = {9f, 9f, 9f, 9f};
      classes.loadTargets(i, targets, 1);
      boolean dear = houses.text(houses.index("kind"), row).equals("dear");
      assertThat(targets).containsExactly(9f, dear ? 1f : 0f, dear ? 0f : 1f, 9f);
      numbers.loadTargets(i, targets, 3);
      double money = Double.parseDouble(houses.text(houses.index("price"), row));
      assertThat(targets[3]).isEqualTo((float) ((money - 1e5) / 2e4));
    }
  }

  /** A test file has its words in another order, and not all of them. */
  @Test
  void load_anotherTable_findsColumnsByNameAndWordsByText() throws Exception {
    List<Column> columns = new ArrayList<>(Tables.columns());
    Collections.reverse(columns);
    List<String> row = columns.stream().map(c -> houses.text(houses.index(c.name()), 5)).toList();
    Table other = Tables.of(columns, row);
    float[] expected = new float[preprocessing.inputs()];
    float[] found = new float[preprocessing.inputs()];
    TableSamples.of(houses, new int[] {5}, preprocessing, KINDS, "kind", ROW)
        .loadInputs(0, expected, 0);
    TableSamples.of(other, new int[] {0}, preprocessing, KINDS, "kind", ROW)
        .loadInputs(0, found, 0);
    assertThat(found).containsExactly(expected);
  }

  @Test
  void of_rowsThatDoNotFit_areToldColumnByColumn() throws Exception {
    List<String> names = List.of("size", "word");
    List<Column> columns =
        List.of(
            Column.of("size", ColumnKind.NUMBER),
            Column.of("word", ColumnKind.CATEGORY),
            Column.of("kind", ColumnKind.CATEGORY));
    Table train = Tables.of(columns, List.of(1, "a", "dear"), List.of(2, "b", "cheap"));
    TablePreprocessing fitted = TablePreprocessing.fit(train, train.allRows(), names);
    Table test =
        Tables.of(
            columns,
            List.of(1, "a", "free"),
            List.of("", "c", "dear"),
            List.of("NA", "a", ""),
            List.of(1e300, "d", "dear"));
    assertRefused(
        DatasetException.class,
        () -> TableSamples.of(test, test.allRows(), fitted, KINDS, "kind", ROW),
        """
            column size (number) has no value, and the model was trained without missing ones (no \
            value in row 2 and 2 more)
            column word (category): expected one of a, b, found another ("c" in row 2 and 1 more)
            the target, column kind (category): expected one of the model's classes, dear, cheap, \
            found "free" ("free" in row 1 and 1 more)""");
    TableSamples.of(test, new int[0], fitted, KINDS, "kind", ROW); // none that does not fit
  }

  @Test
  void of_columnsOfAnotherKindOrMissing_areRefused() {
    Table lacks = Tables.of(List.of(Column.of("kind", ColumnKind.CATEGORY)), List.of("dear"));
    refused(lacks, KINDS, "kind", "no column built among kind");
    refused(houses, KINDS, "price", "column price (number): expected the kind category");
    refused(
        houses,
        new RegressionTask("kind", new Standardization(0, 1)),
        "kind",
        "column kind (category): expected the kind number");
  }

  private void refused(Table table, Task<?> task, String target, String words) {
    assertRefusedSaying(
        () -> TableSamples.of(table, table.allRows(), preprocessing, task, target, ROW), words);
  }

  /** Its loss would be infinite, and tell nothing of all other rows. */
  @Test
  void of_targetBeyondFloat_isRefused() {
    List<Column> columns =
        List.of(Column.of("built", ColumnKind.DATE), Column.of("price", ColumnKind.NUMBER));
    Table table =
        Tables.of(
            columns,
            List.of("2020-01-01", 7),
            List.of("2020-01-01", 1e60),
            List.of("2020-01-01", ""));
    RegressionTask task = new RegressionTask("price", new Standardization(10, 2));
    assertRefused(
        DatasetException.class,
        () ->
            TableSamples.of(
                table,
                table.allRows(),
                TablePreprocessing.fit(table, table.allRows(), List.of("built")),
                task,
                "price",
                ROW),
        "the target, column price (number): expected a number nearer to 10, the mean of the"
            + " training rows, found \"1E+60\" (\"1E+60\" in row 2 and 1 more)");
  }

  /** Those of many rows are too large to be kept. */
  @Test
  void loadInputs_ofManyRows_areThoseOfFew() throws Exception {
    int words = 2100;
    TableBuilder builder =
        new TableBuilder(
            List.of(Column.of("word", ColumnKind.CATEGORY), Column.of("size", ColumnKind.NUMBER)),
            2 * words);
    for (int row = 0; row < 2 * words; row++) {
      builder.add(List.of("w" + row % words, row));
    }
    Table table = builder.build();
    int[] few = {5, 2100, 4199};
    TablePreprocessing fitted =
        TablePreprocessing.fit(table, table.allRows(), List.of("size", "word"));
    RegressionTask task = RegressionTask.fit("size", new double[] {1, 2});
    TableSamples all = TableSamples.of(table, table.allRows(), fitted, task, "size", ROW);
    TableSamples some = TableSamples.of(table, few, fitted, task, "size", ROW);
    for (int sample = 0; sample < few.length; sample++) {
      float[] expected = new float[fitted.inputs()];
      fitted.load(List.of(few[sample], table.text(0, few[sample])), expected, 0);
      assertThat(inputs(some, sample)).containsExactly(expected);
      assertThat(inputs(all, few[sample])).containsExactly(expected);
    }
  }

  private static float[] inputs(TableSamples samples, int sample) {
    float[] inputs = new float[samples.inputs()];
    samples.loadInputs(sample, inputs, 0);
    return inputs;
  }
}
