package dev.nnmaven.gate.baseline;

import dev.nnmaven.gate.statistics.Normal;
import dev.nnmaven.gate.statistics.PairedMean;
import dev.nnmaven.gate.statistics.PairedTest;
import dev.nnmaven.gate.statistics.Studentized;
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

  private static final double POWER = 0.8;

  private final double[] rises;
  private final int[] groups;
  private final int[] equal;
  private @Nullable PairedTest test;
  private @Nullable PairedMean reach;

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

  /** These and one more example, which belongs to no other. */
  public Pairs and(double rise) {
    double[] all = DoubleStream.concat(DoubleStream.of(rises), DoubleStream.of(rise)).toArray();
    return new Pairs(all, withOwn(groups), withOwn(equal));
  }

  private static int[] withOwn(int[] units) {
    return units.length == 0
        ? units
        : IntStream.concat(IntStream.of(units), IntStream.of(-1)).toArray();
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

  /** What the permutation test does not reject; computed when first asked for. */
  public PairedMean reach() {
    PairedMean known = reach;
    if (known == null) {
      known = new PairedMean(changes(), sizes());
      reach = known;
    }
    return known;
  }

  /** Bounds of the rise of the mean error that skewness does not move. */
  public Studentized studentized() {
    return Studentized.ratio(
        changes(), Arrays.stream(sizes()).asDoubleStream().toArray(), new int[0]);
  }

  /** Bounds of a difference of two areas under the ROC curve. */
  Studentized area(double difference, double[] influences, int[] labels) {
    return Studentized.area(difference, influences, labels, groups.length > 0 ? groups : equal);
  }

  /** Whether any error has changed. */
  public boolean areChanged() {
    return DoubleStream.of(rises).anyMatch(rise -> rise != 0);
  }

  /** Rise of the mean error. */
  public double rise() {
    return DoubleStream.of(changes()).sum() / size();
  }

  /**
   * Rise of the mean error that is significant at 5% in 80% of test sets whose examples change as
   * these do: (z₀.₉₅ + z₀.₈₀) √Σ d² / n, for the changes d of what may rise or fall on its own. Of
   * images of which a share changed it is (z₀.₉₅ + z₀.₈₀) √(share / n). Source: R. J. Connor,
   * <i>Sample size for testing differences in proportions for the paired-sample design</i>,
   * Biometrics 43 (1987).
   */
  public double detectable() {
    double squares = DoubleStream.of(changes()).map(change -> change * change).sum();
    return (Normal.quantile(0.95) + Normal.quantile(POWER)) * Math.sqrt(squares) / size();
  }

  /** Number of examples with which a rise is as surely found. */
  public long sizeFor(double rise) {
    return (long) Math.ceil(size() * Math.pow(detectable() / rise, 2));
  }

  private int size() {
    return Arrays.stream(sizes()).sum();
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
