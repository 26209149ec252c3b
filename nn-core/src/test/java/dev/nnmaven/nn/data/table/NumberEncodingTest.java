package dev.nnmaven.nn.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.testing.Cases;
import dev.nnmaven.nn.testing.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Numbers that are scaled robustly, and the bins beside them. */
class NumberEncodingTest {

  private static FittedColumn fit(Column column, String numbers, Object... values) {
    Table table = Tables.of(column, values);
    TableFitting how = new TableFitting(NumberEncoding.of(numbers), 1, 2);
    List<String> names = List.of(column.name());
    return assertDoesNotThrow(
        () -> TablePreprocessing.fit(table, table.allRows(), names, how, "").columns().get(0));
  }

  private static FittedColumn numbers(String numbers, Object... values) {
    return fit(Column.of("x", ColumnKind.NUMBER), numbers, values);
  }

  private static float[] inputs(FittedColumn fitted, Object given) {
    float[] inputs = new float[fitted.inputs()];
    Arrays.fill(inputs, 9f);
    fitted.load(fitted.column().raw(given), inputs, 0);
    return inputs;
  }

  /** The value that so many others are below, found by counting. */
  private static double ofRank(Object[] values, int rank) {
    for (Object value : values) {
      long less = Arrays.stream(values).filter(one -> (double) one < (double) value).count();
      long notAbove = Arrays.stream(values).filter(one -> (double) one <= (double) value).count();
      if (less <= rank && rank < notAbove) {
        return (double) value;
      }
    }
    throw new AssertionError(rank);
  }

  /** Long tails, and values that occur often. */
  private static Object[] prices(Random random) {
    Object[] values = new Object[2 + random.nextInt(80)];
    Arrays.setAll(
        values, i -> random.nextInt(3) == 0 ? 100.0 : 1000 * Math.pow(random.nextDouble(), 8) - 20);
    return values;
  }

  @Test
  void load_robust_isExactAndAtMostThree() {
    FittedColumn fitted = numbers("robust", 128, 1, 64, 2, 32, 4, 16, 8);
    assertThat(fitted.parts())
        .containsExactly(
            new FittedNumber(NumberScaling.ROBUST, new Standardization(12, 36.5), List.of()));
    assertThat(inputs(fitted, 12)).containsExactly(0f);
    assertThat(inputs(fitted, 12 + 4 * 36.5)).containsExactly((float) 2.4); // 4 / (5 / 3)
    // A deviation of these numbers would not even be finite.
    FittedColumn longTail = numbers("robust", 1, 2, 3, 4, 1e200);
    for (double far : new double[] {1e12, 1e200, Double.MAX_VALUE}) {
      assertThat(inputs(longTail, far)).containsExactly(3f);
      assertThat(inputs(longTail, -far)).containsExactly(-3f);
      assertThat(longTail.accepts(far)).isTrue();
    }
    assertThat(inputs(numbers("robust", 5, 5, 5), 1e300)).containsExactly(0f);
    assertThat(numbers("robust", 5, 5, 5, 5, 5, 5, 1).parts().get(0).scale())
        .as("half of the range where quartiles are equal")
        .isEqualTo(new Standardization(5, 2));
  }

  /** The definition of the paper, case by case, and a half less. */
  @Test
  void load_piecewise_isHowFarThroughEachBin() {
    Cases.check(
        200,
        random -> {
          Object[] values = prices(random);
          int bins = 2 + random.nextInt(15);
          TreeSet<Double> bounds = new TreeSet<>();
          for (int b = 0; b <= bins; b++) {
            bounds.add(ofRank(values, b * (values.length - 1) / bins)); // of equal ones, one
          }
          FittedColumn fitted = numbers("piecewise(" + bins + ")", values);
          double x = random.nextBoolean() ? (double) values[0] : 1200 * random.nextDouble() - 100;
          float[] inputs = inputs(fitted, x);
          assertThat(inputs[0]).isEqualTo(inputs(numbers("robust", values), x)[0]);
          List<Double> ends = new ArrayList<>(bounds);
          assertThat(inputs).hasSize(ends.size() < 3 ? 1 : ends.size());
          for (int bin = 1; bin < inputs.length; bin++) {
            double low = fitted.parts().get(0).bounds().get(bin - 1);
            double high = fitted.parts().get(0).bounds().get(bin);
            assertThat(low).isEqualTo(ends.get(bin - 1));
            assertThat(high).isEqualTo(ends.get(bin));
            double expected = x < low ? 0 : x >= high ? 1 : (x - low) / (high - low);
            assertThat((double) inputs[bin]).isCloseTo(expected - 0.5, within(1e-6));
          }
        });
  }

  @Test
  void load_piecewiseOfFewValues_hasBinsBetweenThem() {
    assertThat(inputs(numbers("piecewise(8)", 0, 1, 1, 0, 1), 1)).hasSize(1);
    FittedColumn three = numbers("piecewise(2)", 0, 10, 30);
    assertThat(inputs(three, 20)).endsWith(0.5f, 0f);
    assertThat(inputs(three, -5)).endsWith(-0.5f, -0.5f);
    assertThat(inputs(three, 30)).endsWith(0.5f, 0.5f);
    Column size = Column.of("x", ColumnKind.ORDINAL, List.of("s", "m", "l", "xl"));
    FittedColumn ordinal = fit(size, "piecewise(3)", "s", "m", "l", "xl");
    assertThat(inputs(ordinal, "l")).endsWith(0.5f, 0.5f, -0.5f);
  }

  /** Numbers of a date come first, then their bins. */
  @Test
  void load_piecewiseOfDates_hasBinsOfEachPart() {
    FittedColumn fitted =
        fit(
            Column.of("x", ColumnKind.DATE),
            "piecewise(2)",
            "1970-01-01", // Thursday
            "1970-01-02",
            "1970-01-03");
    assertThat(inputs(fitted, "1970-01-02")).hasSize(7);
    assertThat(Arrays.copyOfRange(inputs(fitted, "1970-01-02"), 3, 7))
        .containsExactly(0.5f, -0.5f, 0.5f, -0.5f);
    assertThat(inputs(fitted, "1970-01-02")).startsWith(0f, 0f, 0f);
  }

  @Test
  void load_missingValue_saysNothingButThatItIsMissing() {
    Object[] values = {1, null, 2, 3, null, 4, 5};
    Column number = Column.of("x", ColumnKind.NUMBER);
    assertThat(inputs(fit(number.with(Missing.MEAN), "piecewise(2)", values), null))
        .containsExactly(0f, 0f, 0f);
    assertThat(inputs(fit(number.with(Missing.INDICATOR), "piecewise(2)", values), ""))
        .containsExactly(0f, 0f, 0f, 1f);
    assertThat(inputs(fit(number.with(Missing.INDICATOR), "piecewise(2)", values), 3))
        .containsExactly(0f, 0.5f, -0.5f, 0f);
  }

  @Test
  void fit_numbersTooLarge_isAMistake() {
    Column number = Column.of("x", ColumnKind.NUMBER);
    for (String numbers : List.of("standard", "robust", "piecewise")) {
      assertThatThrownBy(() -> fit(number, numbers, -1.7e308, 1.7e308))
          .hasMessageContaining("column x (number) has numbers so large");
    }
  }
}
