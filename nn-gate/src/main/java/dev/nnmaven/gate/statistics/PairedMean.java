package dev.nnmaven.gate.statistics;

import dev.nnmaven.nn.random.RandomStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a permutation test of a mean difference could have seen: the smallest mean δ that the test
 * of {@link PairedTest} does not reject for the differences less δ. Flipping the signs of a set of
 * differences moves their sum to the other side of δ exactly if the mean of that set is on the
 * other side of δ; so it is an order statistic of the means of all sets.
 *
 * <p>All sets are looked at if there are at most {@value #MOST_COUNTED} differences, else {@value
 * #SETS} random ones, from a stream of their own. Either way, of k + 1 sets (with the empty one), a
 * bound at level α leaves ⌊α (k + 1)⌋ − 1 below. It is not a confidence bound of skewed
 * differences: that is {@link Studentized}.
 *
 * <p>Examples that belong together are added up, and their number with them.
 *
 * <p>Source: J. A. Hartigan, <i>Using subsample values as typical values</i>, JASA 64 (1969).
 */
public final class PairedMean {

  private static final int MOST_COUNTED = 16;
  private static final int SETS = 9_999;

  private final double[] means; // of sets of differences, ascending

  /**
   * Looks at sets.
   *
   * @param sums difference of each example, or sum of each group, [G]
   * @param sizes number of examples of each group, [G]
   */
  public PairedMean(double[] sums, double[] sizes) {
    int groups = sums.length;
    boolean all = groups <= MOST_COUNTED;
    means = new double[all ? (1 << groups) - 1 : SETS];
    RandomStream random = RandomStream.of(0).derive("paired mean");
    for (int set = 0; set < means.length; set++) {
      double sum = 0;
      double size = 0;
      while (size == 0) {
        long bits = all ? set + 1 : 0;
        for (int i = 0; i < groups; i++) {
          bits = all || i % Long.SIZE != 0 ? bits : random.nextLong();
          sum += (bits & 1) == 0 ? 0 : sums[i];
          size += (bits & 1) * sizes[i];
          bits >>>= 1;
        }
      }
      means[set] = sum / size;
    }
    Arrays.sort(means);
  }

  /** The smallest mean that is not rejected at a level; empty if there are too few differences. */
  public Optional<Double> lower(BigDecimal level) {
    int beyond = level.multiply(BigDecimal.valueOf(means.length + 1L)).intValue() - 1;
    return beyond < 0 ? Optional.empty() : Optional.of(means[beyond]);
  }
}
