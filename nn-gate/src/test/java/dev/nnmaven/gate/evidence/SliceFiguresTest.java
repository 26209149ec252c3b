package dev.nnmaven.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.data.Slice;
import dev.nnmaven.trainer.measure.RegressionMeasure;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceFiguresTest {

  /** Of 40 numbers, the first 20 are 3 too large or 1 too small in turn, the others right. */
  private static Findings<?, ?> numbers() {
    return numbers(40, i -> i < 20 ? i % 2 == 0 ? 3 : -1 : 0);
  }

  private static Findings<?, ?> numbers(int count, IntToDoubleFunction error) {
    double[] actual = IntStream.range(0, count).mapToDouble(i -> i).toArray();
    double[] predicted =
        IntStream.range(0, count).mapToDouble(i -> i + error.applyAsDouble(i)).toArray();
    return new Findings<>(
        new RegressionMeasure(RegressionTask.fit("y", actual), Unit.ROW),
        new RegressionPredictions(
            RegressionMetrics.of(predicted, actual, 1), predicted, actual, new double[count]),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new int[0],
        new int[0]);
  }

  private static Slice slice(String value, int from, int to) {
    return new Slice("half", value, IntStream.range(from, to).toArray());
  }

  /** Squares are 9 and 1: mean 5, deviation 4, so that 1.96 standard errors are 1.75304. */
  @Test
  void of_numbers_areTheRootMeanSquareWithItsInterval() {
    SliceFigures found = SliceFigures.of(slice("first", 0, 20), numbers());
    assertThat(found.value()).isCloseTo(Math.sqrt(5), within(1e-12));
    assertThat(found.low()).isCloseTo(Math.sqrt(5 - 1.75304), within(1e-5));
    assertThat(found.high()).isCloseTo(Math.sqrt(5 + 1.75304), within(1e-5));
    assertThat(found.note()).startsWith("mean error 1");
  }

  @Test
  void worst_ofNumbers_areWhereTheErrorIsLargerByMoreThanChance() {
    SliceFindings found =
        SliceFindings.of(
            List.of(), List.of(slice("first", 0, 20), slice("other", 20, 40)), numbers());
    assertThat(found.looked()).isEqualTo(2);
    assertThat(found.worst()).extracting(one -> one.slice().name()).containsExactly("half=first");
  }
}
