package dev.nnmaven.gate.baseline;

import dev.nnmaven.gate.statistics.PairedMean;
import dev.nnmaven.gate.statistics.PairedTest;
import dev.nnmaven.trainer.text.Texts;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two models on the same examples: by how much the error of each has changed. */
public final class Pairs {

  private final double[] rises;
  private final int[] groups;
  private @Nullable PairedTest test;
  private @Nullable PairedMean bounds;

  /**
   * Creates them.
   *
   * @param rises error now − error before, of each example, [N]; of classes, an error is 1
   * @param groups number of each example's group, [N]; none if each is on its own
   */
  public Pairs(double[] rises, int[] groups) {
    this.rises = rises;
    this.groups = groups;
  }

  /** Some of them. */
  Pairs of(IntPredicate which) {
    int[] some = IntStream.range(0, rises.length).filter(which).toArray();
    return new Pairs(
        Arrays.stream(some).mapToDouble(i -> rises[i]).toArray(),
        groups.length == 0 ? groups : Arrays.stream(some).map(i -> groups[i]).toArray());
  }

  /** Number of examples whose error is larger. */
  public int worse() {
    return (int) DoubleStream.of(rises).filter(rise -> rise > 0).count();
  }

  /** Number of examples whose error is smaller. */
  public int better() {
    return (int) DoubleStream.of(rises).filter(rise -> rise < 0).count();
  }

  /** Number of groups; 0 if each example is on its own. */
  public int groups() {
    return (int) Arrays.stream(groups).distinct().count();
  }

  /** Whether the rise of the mean error is more than chance; computed when first asked for. */
  public PairedTest test() {
    PairedTest known = test;
    if (known == null) {
      known = PairedTest.of(sums());
      test = known;
    }
    return known;
  }

  /** Confidence bounds of the rise of the mean error; computed when first asked for. */
  public PairedMean bounds() {
    PairedMean known = bounds;
    if (known == null) {
      known = new PairedMean(sums(), sizes());
      bounds = known;
    }
    return known;
  }

  /** Rise of the mean error. */
  public double rise() {
    return DoubleStream.of(rises).sum() / rises.length;
  }

  /** Number of what may rise or fall on its own: of groups, or of examples. */
  public int units() {
    return groups.length == 0 ? rises.length : groups();
  }

  /** The p-value if all that changed had become worse: no test of as many changes finds less. */
  public BigDecimal leastPValue() {
    return PairedTest.least((int) DoubleStream.of(sums()).filter(change -> change != 0).count());
  }

  /** Name of the test in reports. */
  public String testName() {
    return test().name() + (groups.length == 0 ? "" : " over " + Texts.count(groups(), "group"));
  }

  /** Sum of each group, Σ in the order of the examples; without groups, of each example. */
  private double[] sums() {
    if (groups.length == 0) {
      return rises;
    }
    Map<Integer, Double> sums = new TreeMap<>();
    for (int i = 0; i < rises.length; i++) {
      sums.merge(groups[i], rises[i], Double::sum);
    }
    return sums.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Number of examples of each of these. */
  private int[] sizes() {
    if (groups.length == 0) {
      return DoubleStream.of(rises).mapToInt(rise -> 1).toArray();
    }
    Map<Integer, Integer> sizes = new TreeMap<>();
    for (int group : groups) {
      sizes.merge(group, 1, Integer::sum);
    }
    return sizes.values().stream().mapToInt(Integer::intValue).toArray();
  }
}
