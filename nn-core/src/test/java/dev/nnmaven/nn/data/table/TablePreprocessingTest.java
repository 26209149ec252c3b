package dev.nnmaven.nn.data.table;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.testing.Cases;
import dev.nnmaven.nn.testing.Tables;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is fitted to training rows, and the inputs that rows become. */
class TablePreprocessingTest {

  private static TablePreprocessing fit(Table table) throws DatasetException {
    return TablePreprocessing.fit(table, table.allRows(), List.of("x"));
  }

  /** The inputs of a value, amid others in an array. */
  private static float[] inputs(TablePreprocessing preprocessing, Object given) {
    FittedColumn fitted = preprocessing.columns().get(0);
    float[] room = new float[preprocessing.inputs() + 2];
    Arrays.fill(room, 9f);
    preprocessing.load(java.util.Collections.singletonList(given), room, 1);
    assertThat(room[0]).isEqualTo(9f);
    assertThat(room[room.length - 1]).isEqualTo(9f);
    return Arrays.copyOfRange(room, 1, room.length - 1);
  }

  @Test
  void outside_valuesBeyondTheTrainingRows_haveTheirRange() throws Exception {
    Table houses = Tables.houses(40);
    TablePreprocessing fitted =
        TablePreprocessing.fit(houses, houses.allRows(), Tables.INPUTS); // sorted by name
    double nan = Double.NaN;
    double day = LocalDate.parse("2026-01-03").toEpochDay();
    assertThat(fitted.outside(new double[] {day, Column.UNSEEN, 1, 1e9, 2}))
        .containsExactly(
            entry("built", range(houses, "built")),
            entry("city", "Aachen, Bonn, Köln"),
            entry("size", range(houses, "size")));
    assertThat(fitted.outside(new double[] {nan, 0, nan, 39, nan})).containsOnlyKeys("size");
    for (int row : houses.allRows()) {
      double[] raws =
          fitted.columns().stream()
              .mapToDouble(one -> houses.raw(houses.index(one.column().name()), row))
              .toArray();
      assertThat(fitted.outside(raws)).isEmpty();
    }
  }

  /** From texts, of which those of this table are in order if they are sorted. */
  private static String range(Table table, String column) {
    List<String> texts =
        Arrays.stream(table.allRows())
            .mapToObj(row -> table.text(table.index(column), row))
            .filter(text -> !text.isEmpty())
            .sorted(Comparator.comparing(text -> "0".repeat(10 - text.length()) + text))
            .toList();
    return texts.get(0) + " to " + texts.get(texts.size() - 1);
  }

  @Test
  void fit_numbers_areStandardizedByExactMeanAndDeviation() {
    Cases.check(
        50,
        random -> {
          double shift = random.nextGaussian() * 1000;
          Object[] values = new Object[2 + random.nextInt(60)];
          Arrays.setAll(values, i -> shift + random.nextGaussian());
          Standardization found = fitted(values).parts().get(0).scale();
          BigDecimal n = BigDecimal.valueOf(values.length);
          BigDecimal sum = BigDecimal.ZERO;
          for (Object value : values) {
            sum = sum.add(new BigDecimal((double) value));
          }
          BigDecimal mean = sum.divide(n, MathContext.DECIMAL128);
          BigDecimal squares = BigDecimal.ZERO;
          for (Object value : values) {
            squares = squares.add(new BigDecimal((double) value).subtract(mean).pow(2));
          }
          double deviation =
              squares.divide(n, MathContext.DECIMAL128).sqrt(MathContext.DECIMAL128).doubleValue();
          assertThat(found.mean()).isCloseTo(mean.doubleValue(), within(1e-11));
          assertThat(found.deviation()).isCloseTo(deviation, within(1e-11));
          double x = (double) values[0];
          assertThat((double) found.apply(x))
              .isCloseTo((x - mean.doubleValue()) / deviation, within(1e-6));
          assertThat(found.undo(found.apply(x))).isCloseTo(x, within(1e-6));
        });
  }

  private static FittedColumn fitted(Object... values) {
    try {
      return fit(Tables.of(Column.of("x", ColumnKind.NUMBER), values)).columns().get(0);
    } catch (DatasetException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void load_numbers_areExactAndZeroOfAConstantColumn() throws Exception {
    TablePreprocessing preprocessing =
        fit(Tables.of(Column.of("x", ColumnKind.NUMBER), 2, 4, 4, 4, 5, 5, 7, 9));
    assertThat(preprocessing.columns().get(0).parts())
        .containsExactly(
            new FittedNumber(NumberScaling.STANDARD, new Standardization(5, 2), List.of()));
    assertThat(inputs(preprocessing, "9")).containsExactly(2f);
    assertThat(inputs(preprocessing, 4.5)).containsExactly(-0.25f);
    // The rounded mean of ten times 0.1 is not 0.1.
    Object[] same = new Object[10];
    Arrays.fill(same, 0.1);
    TablePreprocessing constant = fit(Tables.of(Column.of("x", ColumnKind.NUMBER), same));
    assertThat(constant.columns().get(0).parts())
        .containsExactly(
            new FittedNumber(NumberScaling.STANDARD, new Standardization(0.1, 0), List.of()));
    assertThat(inputs(constant, 0.1)).containsExactly(0f);
    assertThat(inputs(constant, 1e300)).containsExactly(0f);
  }

  @Test
  void load_everyKind_areTheInputsOfItsDefinition() throws Exception {
    TablePreprocessing yesNo = fit(Tables.of(Column.of("x", ColumnKind.YES_NO), "yes", "no", "no"));
    assertThat(inputs(yesNo, true)).containsExactly(1f);
    assertThat(inputs(yesNo, "f")).containsExactly(0f);
    TablePreprocessing category =
        fit(Tables.of(Column.of("x", ColumnKind.CATEGORY), "c", "a", "b", "a"));
    assertThat(inputs(category, "a")).containsExactly(1f, 0f, 0f);
    assertThat(inputs(category, "c")).containsExactly(0f, 0f, 1f);
    TablePreprocessing ordinal =
        fit(Tables.of(Column.of("x", ColumnKind.ORDINAL, List.of("s", "m", "l")), "s", "l"));
    assertThat(inputs(ordinal, "s")).containsExactly(-1f);
    assertThat(inputs(ordinal, "m")).containsExactly(0f);
    assertThat(inputs(ordinal, "l")).containsExactly(1f);
    // A Thursday in January and a Saturday in March: days 0 and 59, months 1 and 3, days 4 and 6.
    TablePreprocessing date =
        fit(Tables.of(Column.of("x", ColumnKind.DATE), "1970-01-01", "1970-03-01", "1970-03-01"));
    List<Standardization> parts =
        date.columns().get(0).parts().stream().map(FittedNumber::scale).toList();
    assertThat(parts).extracting(Standardization::mean).containsExactly(118 / 3.0, 7 / 3.0, 6.0);
    double day = Math.sqrt((118 / 3.0 * (118 / 3.0) + 2 * Math.pow(59 - 118 / 3.0, 2)) / 3);
    assertThat(inputs(date, "1970-01-01")[0]).isCloseTo((float) (-118 / 3.0 / day), within(1e-6f));
    assertThat(inputs(date, "1970-01-01")[1]).isCloseTo((float) -Math.sqrt(2), within(1e-6f));
  }

  @Test
  void load_missingValues_areRefusedReplacedOrIndicated() throws Exception {
    Column number = Column.of("x", ColumnKind.NUMBER);
    Table numbers = Tables.of(number.with(Missing.MEAN), 1, "", 3);
    assertThat(inputs(fit(numbers), null)).containsExactly(0f);
    assertThat(inputs(fit(numbers), 3)).containsExactly(1f);
    Table indicated = Tables.of(number.with(Missing.INDICATOR), 1, "", 3);
    assertThat(inputs(fit(indicated), null)).containsExactly(0f, 1f);
    assertThat(inputs(fit(indicated), 3)).containsExactly(1f, 0f);
    Column words = Column.of("x", ColumnKind.CATEGORY);
    Table frequent = Tables.of(words.with(Missing.MEAN), "b", "a", "", "b", "a", "c");
    assertThat(inputs(fit(frequent), null)).as("the first of equals").containsExactly(1f, 0f, 0f);
    assertThat(inputs(fit(Tables.of(words.with(Missing.INDICATOR), "b", "", "a")), ""))
        .containsExactly(0f, 0f, 1f);
    Column yesNo = Column.of("x", ColumnKind.YES_NO);
    assertThat(inputs(fit(Tables.of(yesNo.with(Missing.MEAN), "", true, true, false)), null))
        .containsExactly(1f);
    assertThat(inputs(fit(Tables.of(yesNo.with(Missing.INDICATOR), "", true)), "NA"))
        .containsExactly(0f, 1f);
    TablePreprocessing complete = fit(Tables.of(number, 1, 2));
    assertRefused(
        () -> inputs(complete, null),
        "column x (number) has no value, and the model was trained without missing ones");
  }

  /** An input that is 0 in all of training would keep the weights that it was drawn with. */
  @Test
  void load_missingOrUnseenNowhereInTraining_hasNoInputOfItsOwn() throws Exception {
    TablePreprocessing number =
        fit(Tables.of(Column.of("x", ColumnKind.NUMBER).with(Missing.INDICATOR), 1, 3));
    assertThat(inputs(number, null)).containsExactly(0f);
    TablePreprocessing words =
        fit(
            Tables.of(
                Column.of("x", ColumnKind.CATEGORY).with(Missing.INDICATOR).withUnknown(true),
                "a",
                "b",
                "b"));
    assertThat(inputs(words, null)).containsExactly(0f, 1f);
    assertThat(inputs(words, "unseen")).containsExactly(0f, 0f);
  }

  @Test
  void fit_someRows_knowsTheirValuesOnly() throws Exception {
    Table table = Tables.of(Column.of("x", ColumnKind.CATEGORY), "c", "a", "b", "d", "a");
    TablePreprocessing some = TablePreprocessing.fit(table, new int[] {4, 3}, List.of("x"));
    assertThat(some.columns().get(0).column().values()).containsExactly("a", "d");
    assertThat(inputs(some, "d")).containsExactly(0f, 1f);
    assertThatThrownBy(() -> inputs(some, "b")).hasMessageContaining("expected one of a, d");
  }

  /** What stands for words that come later is trained by rows of rare ones. */
  @Test
  void fit_rareCategories_areTakenForUnseenOnes() throws Exception {
    Table table = Tables.of(Column.of("x", ColumnKind.CATEGORY), "c", "a", "b", "a", "b", "a", "");
    int[] rows = {0, 1, 2, 3, 4, 5};
    TableFitting two = new TableFitting(NumberEncoding.STANDARD, 2, 2);
    TablePreprocessing some = TablePreprocessing.fit(table, rows, List.of("x"), two, "");
    assertThat(some.columns().get(0).column().values()).containsExactly("a", "b");
    assertThat(inputs(some, "b")).containsExactly(0f, 1f);
    assertThat(inputs(some, "c")).containsExactly(0f, 0f);
    assertThat(inputs(some, "later")).containsExactly(0f, 0f);
    TableFitting nine = new TableFitting(NumberEncoding.STANDARD, 9, 2);
    TablePreprocessing most = TablePreprocessing.fit(table, rows, List.of("x"), nine, "");
    assertThat(most.columns().get(0).column().values())
        .as("the most frequent is kept")
        .containsExactly("a");
    int[] frequent = {1, 2, 3, 4};
    TablePreprocessing none = TablePreprocessing.fit(table, frequent, List.of("x"), two, "");
    assertThatThrownBy(() -> inputs(none, "later"))
        .as("no row has trained what stands for it")
        .hasMessageContaining("expected one of a, b");
  }

  @Test
  void fit_rareAndMissingCategories_countWhatIsThere() throws Exception {
    Column words = Column.of("x", ColumnKind.CATEGORY).with(Missing.MEAN);
    Table table = Tables.of(words, "z", "a", "b", "b", "", "", "");
    TablePreprocessing fitted =
        TablePreprocessing.fit(
            table,
            table.allRows(),
            List.of("x"),
            new TableFitting(NumberEncoding.STANDARD, 2, 2),
            "");
    assertThat(inputs(fitted, null)).containsExactly(1f);
    assertThat(inputs(fitted, "a")).containsExactly(0f);
  }

  @Test
  void fit_missingAuto_indicatesWhereRowsEnoughLackTheValue() throws Exception {
    Column auto = Column.of("x", ColumnKind.NUMBER).with(Missing.AUTO);
    int[][] missingOf = {{4, 20}, {5, 20}, {5, 500}, {5, 501}, {0, 20}};
    boolean[] indicated = {false, true, true, false, false};
    for (int i = 0; i < missingOf.length; i++) {
      int gaps = missingOf[i][0];
      Object[] values = new Object[missingOf[i][1]];
      Arrays.setAll(values, row -> row < gaps ? null : row);
      TablePreprocessing fitted = fit(Tables.of(auto, values));
      assertThat(fitted.columns().get(0).column().missing())
          .as("%s of %s", gaps, values.length)
          .isEqualTo(indicated[i] ? Missing.INDICATOR : Missing.MEAN);
      assertThat(inputs(fitted, null)).endsWith(indicated[i] ? 1f : 0f);
    }
  }

  @Test
  void fit_columnsInAnyOrder_giveTheSame() throws Exception {
    Table houses = Tables.houses(50);
    TablePreprocessing expected = TablePreprocessing.fit(houses, houses.allRows(), Tables.INPUTS);
    List<String> other = new ArrayList<>(Tables.INPUTS);
    java.util.Collections.reverse(other);
    assertThat(TablePreprocessing.fit(houses, houses.allRows(), other)).isEqualTo(expected);
    assertThat(expected.columns())
        .extracting(fitted -> fitted.column().name())
        .containsExactly("built", "city", "garden", "size", "state");
  }

  @Test
  void fit_columnsThatCannotBe_areToldAtOnce() {
    Column number = Column.of("x", ColumnKind.NUMBER);
    TableBuilder builder =
        new TableBuilder(
            List.of(
                Column.of("gaps", ColumnKind.NUMBER),
                Column.of("empty", ColumnKind.CATEGORY).with(Missing.INDICATOR),
                Column.of("huge", ColumnKind.NUMBER),
                Column.of("fine", ColumnKind.NUMBER)),
            3);
    builder.add(Arrays.asList(1, null, 1e200, 1));
    builder.add(Arrays.asList(null, null, -1e200, 2));
    builder.add(Arrays.asList(2, null, 5, 3));
    Table table = builder.build();
    assertRefusedSaying(
        DatasetException.class,
        () ->
            TablePreprocessing.fit(
                table, table.allRows(), List.of("gaps", "empty", "huge", "fine")),
        "column gaps (number) has no value in 1 of 3 training rows; give them, ignore the"
            + " column, or choose how missing values are treated: mean or indicator\n",
        "column empty (category) has no value in the training rows; ignore it\n",
        "column huge (number) has numbers so large that they cannot be standardized");
    assertRefusedSaying(
        () -> TablePreprocessing.fit(table, table.allRows(), List.of("fin")), "no column fin");
    assertThatThrownBy(() -> fit(Tables.of(number))).isInstanceOf(DatasetException.class);
    assertThatThrownBy(() -> new TablePreprocessing(List.of()))
        .hasMessage("expected 1 to 5000 columns, found 0");
  }
}
