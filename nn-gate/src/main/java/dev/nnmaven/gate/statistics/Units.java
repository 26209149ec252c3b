package dev.nnmaven.gate.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What is one piece of evidence: each example, or examples that belong together, or equal ones.
 *
 * @param of number of each example's unit, [N]; none if each example is on its own
 * @param areGroups whether the examples of a unit belong together; else they are equal
 */
public record Units(int[] of, boolean areGroups) {

  /** Each example is on its own. */
  public static final Units NONE = new Units(new int[0], false);

  /** Groups of examples. */
  public static Units groups(int... of) {
    return new Units(of, of.length > 0);
  }

  /** Examples of which some are equal. */
  public static Units equal(int... of) {
    return new Units(of, false);
  }

  /** Whether each example is on its own. */
  public boolean areExamples() {
    return of.length == 0;
  }

  /** Those of some examples. */
  public Units of(int[] some) {
    return areExamples()
        ? this
        : new Units(Arrays.stream(some).map(i -> of[i]).toArray(), areGroups);
  }

  /** These and one of a further example. */
  public Units andOne() {
    return areExamples()
        ? this
        : new Units(IntStream.concat(IntStream.of(of), IntStream.of(-1)).toArray(), areGroups);
  }

  /** Number of units that some examples are of. */
  public int count(int... some) {
    return (int) Arrays.stream(some).map(i -> areExamples() ? i : of[i]).distinct().count();
  }

  /** Number of different examples among some; those of a group all are. */
  public int different(int... some) {
    return areGroups ? some.length : count(some);
  }

  /** Sum of each unit's values, Σ in the order of the examples, and number of these. */
  private Map<Integer, double[]> sums(double[] values) {
    Map<Integer, double[]> sums = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      double[] sum = sums.computeIfAbsent(of[i], unit -> new double[2]);
      sum[0] += values[i];
      sum[1]++;
    }
    return sums;
  }

  /** Change of each unit: the sum of a group; the mean of equal examples. */
  public double[] changes(double[] ofExamples) {
    return areExamples()
        ? ofExamples
        : sums(ofExamples).values().stream()
            .mapToDouble(sum -> areGroups ? sum[0] : sum[0] / sum[1])
            .toArray();
  }

  /** Number of examples of each unit; equal ones count as one. */
  public int[] sizes(int examples) {
    return areGroups
        ? sums(new double[examples]).values().stream().mapToInt(sum -> (int) sum[1]).toArray()
        : IntStream.generate(() -> 1)
            .limit(count(IntStream.range(0, examples).toArray()))
            .toArray();
  }
}
