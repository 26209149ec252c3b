package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedMeanTest {

  private static final BigDecimal LEVEL = new BigDecimal("0.05");

  private static int[] sizes(int groups, int size) {
    return IntStream.range(0, groups).map(i -> size).toArray();
  }

  /** Of five, 31 sets: one of them may lie beyond at 2 of 32, and none at 1 of 32. */
  @Test
  void bounds_ofFiveDifferences_areMeansOfSets() {
    PairedMean found = new PairedMean(new double[] {-1, -2, -3, -4, -10}, sizes(5, 1));
    assertThat(found.lower(LEVEL)).hasValue(-10);
    assertThat(found.lower(new BigDecimal("0.0625"))).hasValue(-7); // (-4 - 10) / 2
    assertThat(found.lower(new BigDecimal("0.03"))).isEmpty();
    assertThat(new PairedMean(new double[] {1, 2, 3, 4}, sizes(4, 1)).lower(LEVEL)).isEmpty();
  }

  /** Just beyond a bound the test of the differences less that mean rejects, just within not. */
  @Test
  void bounds_areWhereThePermutationTestTurns() {
    Random random = new Random(3);
    for (int run = 0; run < 50; run++) {
      double[] rises = random.doubles(5 + run % 8, -1, 2).toArray();
      double lower = new PairedMean(rises, sizes(rises.length, 1)).lower(LEVEL).getAsDouble();
      assertThat(less(rises, lower - 1e-6).isSignificant(LEVEL)).isTrue();
      assertThat(less(rises, lower + 1e-6).isSignificant(LEVEL)).isFalse();
    }
  }

  private static PairedTest less(double[] rises, double mean) {
    return PairedTest.of(Arrays.stream(rises).map(rise -> rise - mean).toArray());
  }

  @Test
  void bounds_ofMany_areTheSameEverywhere() {
    double[] rises = new Random(5).doubles(500, -1, 1.2).toArray();
    PairedMean found = new PairedMean(rises, sizes(500, 1));
    double mean = Arrays.stream(rises).average().getAsDouble();
    double half = 1.645 * 2.2 / Math.sqrt(12) / Math.sqrt(500);
    assertThat(found.lower(LEVEL).getAsDouble()).isCloseTo(mean - half, within(0.01));
    assertThat(new PairedMean(rises, sizes(500, 1)).lower(LEVEL)).isEqualTo(found.lower(LEVEL));
  }
}
