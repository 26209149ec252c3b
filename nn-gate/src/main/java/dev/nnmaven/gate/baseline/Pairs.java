package dev.nnmaven.gate.baseline;

import dev.nnmaven.gate.statistics.Normal;
import dev.nnmaven.gate.statistics.PairedMean;
import dev.nnmaven.gate.statistics.PairedTest;
import dev.nnmaven.gate.statistics.Studentized;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Two models on the same examples: by how much the error of each has changed. */
public final class Pairs {

  private static final double POWER = 0.8;

  private final double[] rises;
  private final Units units;
  private @Nullable PairedTest test;

  /**
   * Creates them.
   *
   * @param rises error now − error before, of each example, [N]; of classes, an error is 1
   * @param units what may rise or fall on its own
   */
  public Pairs(double[] rises, Units units) {
    this.rises = rises;
    this.units = units;
  }

  /** Other rises of the same examples. */
  public Pairs with(double[] others) {
    return new Pairs(others, units);
  }

  /** These and one more example, which belongs to no other. */
  public Pairs and(double rise) {
    double[] all = DoubleStream.concat(DoubleStream.of(rises), DoubleStream.of(rise)).toArray();
    return new Pairs(all, units.andOne());
  }

  /** Some of them. */
  Pairs of(int[] some) {
    return new Pairs(Arrays.stream(some).mapToDouble(i -> rises[i]).toArray(), units.of(some));
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
    return units.areGroups() ? units() : 0;
  }

  /** Whether each example is on its own, and none equals another. */
  public boolean areExamples() {
    return !units.areGroups() && units() == rises.length;
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

  /** What the permutation test does not reject. */
  public PairedMean reach() {
    return new PairedMean(changes(), units.sizes(rises.length));
  }

  /** Bounds of the rise of the mean error that skewness does not move. */
  public Studentized studentized() {
    return Studentized.ratio(changes(), units.sizes(rises.length), Units.NONE);
  }

  /** Bounds of a difference of two areas under the ROC curve. */
  Studentized area(double difference, double[] influences, int[] labels) {
    return Studentized.area(difference, influences, labels, units);
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
    return units.areGroups() ? rises.length : units();
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
    return !units.areGroups()
        && DoubleStream.of(changes()).allMatch(change -> change == Math.rint(change));
  }

  /** The p-value if all that changed had become worse: no test of as many changes finds less. */
  public BigDecimal leastPValue() {
    return PairedTest.least((int) DoubleStream.of(changes()).filter(change -> change != 0).count());
  }

  /** Name of the test in reports. */
  public String testName(boolean ofClasses) {
    String name = ofClasses && areCounts() ? "exact McNemar" : test().name();
    if (units.areGroups()) {
      return "%s over %s".formatted(name, Formats.count(groups(), "group"));
    }
    return areExamples() ? name : Formats.format("%s over %,d different ones", name, units());
  }

  private double[] changes() {
    return units.changes(rises);
  }
}
