package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static double mean(double[] values, int[] times) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * times[i];
    }
    return sum / Arrays.stream(times).sum();
  }

  /** The bound of a mean of many is the textbook's, z standard errors away. */
  @Test
  void bounds_ofAMean_areThoseOfTheNormalDistribution() {
    double[] values = new Random(1).doubles(400).toArray();
    Bootstrap found = new Bootstrap(400, Units.NONE, times -> mean(values, times));
    double mean = Arrays.stream(values).average().orElseThrow();
    double error = Math.sqrt(1 / 12.0 / 400);
    assertThat(found.lower(0.95).orElseThrow()).isCloseTo(mean - 1.645 * error, within(0.004));
    assertThat(found.upper(0.95).orElseThrow()).isCloseTo(mean + 1.645 * error, within(0.004));
  }

  /** Ten of a group are one piece of evidence: the bound is as that of 40 means. */
  @Test
  void lower_ofGroups_drawsThemTogether() {
    Random random = new Random(2);
    double[] shared = random.doubles(40).toArray();
    double[] values = IntStream.range(0, 400).mapToDouble(i -> shared[i / 10]).toArray();
    Units groups = Units.groups(IntStream.range(0, 400).map(i -> i / 10).toArray());
    Bootstrap byGroup = new Bootstrap(400, groups, times -> mean(values, times));
    Bootstrap bySelf = new Bootstrap(40, Units.NONE, t -> mean(shared, t));
    assertThat(byGroup.lower(0.95).orElseThrow())
        .isCloseTo(bySelf.lower(0.95).orElseThrow(), within(1e-12));
  }

  /**
   * What would change the figure has not occurred, or in too few groups to say how often it does.
   */
  @Test
  void bounds_ofFewGroupsOrAFigureThatNeverDiffers_areEmpty() {
    Units one = Units.groups(new int[100]);
    Units nineteen = Units.groups(IntStream.range(0, 100).map(i -> i % 19).toArray());
    Units twenty = Units.groups(IntStream.range(0, 100).map(i -> i % 20).toArray());
    double[] values = new Random(4).doubles(100).toArray();
    assertThat(new Bootstrap(100, one, times -> mean(values, times)).lower(0.95)).isEmpty();
    assertThat(new Bootstrap(100, nineteen, times -> mean(values, times)).upper(0.95)).isEmpty();
    assertThat(new Bootstrap(100, twenty, times -> mean(values, times)).lower(0.95)).isPresent();
    Units alone = Units.NONE;
    assertThat(new Bootstrap(100, alone, times -> 1).lower(0.95)).isEmpty();
    assertThat(new Bootstrap(100, alone, times -> 1).upper(0.95)).isEmpty();
    assertThat(new Bootstrap(100, alone, times -> Double.NaN).lower(0.95)).isEmpty();
  }
}
