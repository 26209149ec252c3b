package dev.nnmaven.gate.baseline;

import dev.nnmaven.gate.statistics.PairedMean;
import dev.nnmaven.gate.statistics.PairedTest;
import dev.nnmaven.trainer.text.Formats;
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
  private final int[] equal;
  private @Nullable PairedTest test;
  private @Nullable PairedMean bounds;

  /** Creates them; no two examples are equal. */
  public Pairs(double[] rises, int[] groups) {
    this(rises, groups, new int[0]);
  }

  /**
   * Creates them.
   *
   * @param rises error now − error before, of each example, [N]; of classes, an error is 1
   * @param groups number of each example's group, [N]; none if each is on its own
   * @param equal the same number for equal examples, which count once, [N]; none if no two are, or
   *     if there are groups
   */
  public Pairs(double[] rises, int[] groups, int[] equal) {
    this.rises = rises;
    this.groups = groups;
    this.equal = equal;
  }

  /** Other rises of the same examples. */
  public Pairs with(double[] others) {
    return new Pairs(others, groups, equal);
  }

  /** Some of them. */
  Pairs of(IntPredicate which) {
    int[] some = IntStream.range(0, rises.length).filter(which).toArray();
    return new Pairs(
        Arrays.stream(some).mapToDouble(i -> rises[i]).toArray(),
        Entries.of(groups, some),
        Entries.of(equal, some));
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
      known = PairedTest.of(changes());
      test = known;
    }
    return known;
  }

  /** Confidence bounds of the rise of the mean error; computed when first asked for. */
  public PairedMean bounds() {
    PairedMean known = bounds;
    if (known == null) {
      known = new PairedMean(changes(), sizes());
      bounds = known;
    }
    return known;
  }

  /** Rise of the mean error. */
  public double rise() {
    return DoubleStream.of(changes()).sum() / Arrays.stream(sizes()).sum();
  }

  /** Number of what may rise or fall on its own: of groups, or of different examples. */
  public int units() {
    return changes().length;
  }

  /** Number of these that rose. */
  public int lost() {
    return (int) DoubleStream.of(changes()).filter(change -> change > 0).count();
  }

  /** Number of these that fell. */
  public int gained() {
    return (int) DoubleStream.of(changes()).filter(change -> change < 0).count();
  }

  /** Whether lost and gained examples say it all, as in McNemar's test; of classes. */
  public boolean areCounts() {
    return groups.length == 0
        && DoubleStream.of(changes()).allMatch(change -> change == Math.rint(change));
  }

  /** The p-value if all that changed had become worse: no test of as many changes finds less. */
  public BigDecimal leastPValue() {
    return PairedTest.least((int) DoubleStream.of(changes()).filter(change -> change != 0).count());
  }

  /** Name of the test in reports. */
  public String testName(boolean ofClasses) {
    String name = ofClasses && areCounts() ? "exact McNemar" : test().name();
    if (groups.length > 0) {
      return "%s over %s".formatted(name, Formats.count(groups(), "group"));
    }
    return units() == rises.length
        ? name
        : Formats.format("%s over %,d different ones", name, units());
  }

  /** Sum of each group, Σ in the order of the examples; mean of equal examples; or each. */
  private double[] changes() {
    int[] units = groups.length > 0 ? groups : equal;
    if (units.length == 0) {
      return rises;
    }
    Map<Integer, double[]> sums = new TreeMap<>();
    for (int i = 0; i < rises.length; i++) {
      double[] sum = sums.computeIfAbsent(units[i], unit -> new double[2]);
      sum[0] += rises[i];
      sum[1]++;
    }
    return sums.values().stream()
        .mapToDouble(sum -> groups.length > 0 ? sum[0] : sum[0] / sum[1])
        .toArray();
  }

  /** Number of examples of each of these; equal ones count as one. */
  private int[] sizes() {
    if (groups.length == 0) {
      return DoubleStream.of(changes()).mapToInt(change -> 1).toArray();
    }
    Map<Integer, Integer> sizes = new TreeMap<>();
    for (int group : groups) {
      sizes.merge(group, 1, Integer::sum);
    }
    return sizes.values().stream().mapToInt(Integer::intValue).toArray();
  }
}
