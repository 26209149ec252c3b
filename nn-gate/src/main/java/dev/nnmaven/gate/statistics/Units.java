package dev.nnmaven.gate.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
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

  /** Sum of each unit's values, Σ in the order of the examples. */
  double[] sums(double[] values) {
    if (areExamples()) {
      return values;
    }
    Map<Integer, Double> sums = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      sums.merge(of[i], values[i], Double::sum);
    }
    return sums.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Change of each unit: the sum of a group; the mean of equal examples. */
  public double[] changes(double[] ofExamples) {
    double[] sums = sums(ofExamples);
    double[] counts = sums(ones(ofExamples.length));
    return areGroups
        ? sums
        : IntStream.range(0, sums.length).mapToDouble(i -> sums[i] / counts[i]).toArray();
  }

  /** Number of examples of each unit; equal ones count as one. */
  public double[] sizes(int examples) {
    return changes(ones(examples));
  }

  /** A 1 for each of some examples. */
  static double[] ones(int examples) {
    return DoubleStream.generate(() -> 1).limit(examples).toArray();
  }
}
