package dev.nnmaven.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.data.Slice;
import dev.nnmaven.trainer.measure.RegressionMeasure;
import dev.nnmaven.trainer.text.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceFiguresTest {

  /** Of 40 numbers, the first 20 are 3 too large or 1 too small in turn, the others right. */
  private static Findings<?, ?> numbers() {
    return numbers(40, i -> i < 20 ? i % 2 == 0 ? 3 : -1 : 0);
  }

  private static Findings<?, ?> numbers(int count, IntToDoubleFunction error) {
    double[] actual = IntStream.range(0, count).mapToDouble(i -> i).toArray();
    double[] predicted =
        IntStream.range(0, count).mapToDouble(i -> i + error.applyAsDouble(i)).toArray();
    return Found.findings(
        new RegressionMeasure(RegressionTask.fit("y", actual), Unit.ROW),
        Found.numbers(predicted, actual),
        Optional.empty(),
        Optional.empty());
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

  /** Of 400 examples in four slices; each is its own group, or ten are. */
  @ParameterizedTest
  @CsvSource({"1, 0.05, 0", "10, 0.05, 0", "1, 0.4, 0", "1, 0.05, 0.4", "10, 0.05, 0.95"})
  void beyond_ofSlices_isPositiveInOneOfTwentyWithoutADifference(
      int together, double share, double shareOfFirst) {
    Random random = new Random(1);
    List<int[]> slices =
        IntStream.range(0, 4)
            .mapToObj(slice -> IntStream.range(0, 400).filter(i -> i / 10 % 4 == slice).toArray())
            .toList();
    int[] groups = IntStream.range(0, 400).map(i -> i / together * together).toArray();
    int named = 0;
    for (int run = 0; run < 40; run++) {
      double[] errors = new double[400];
      for (int i = 0; i < 400; i++) {
        double wrong = shareOfFirst > 0 && i / 10 % 4 == 0 ? shareOfFirst : share;
        errors[i] = i % together > 0 ? errors[i - 1] : random.nextDouble() < wrong ? 1 : 0;
      }
      double[] beyond = SlicesByChance.beyond(slices, errors, together == 1 ? new int[0] : groups);
      named += Arrays.stream(beyond).anyMatch(one -> one > 0) ? 1 : 0;
    }
    assertThat(named).isBetween(shareOfFirst > 0 ? 36 : 0, shareOfFirst > 0 ? 40 : 5);
  }
}
