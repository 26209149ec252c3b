package dev.nnmaven.gate.statistics;

import dev.nnmaven.trainer.text.Formats;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Bounds of a figure to which each example adds a little: a mean, a ratio of sums, or an area under
 * the ROC curve. With u, by how much each moves the figure t, the standard error is s = √Σu² and
 * the skewness g = Σu³ / s³. T = (t − θ) / s has Student's distribution after Hall's
 * transformation, which takes the skewness away:
 *
 * <pre>T + g T² / 3 + g² T³ / 27 + g / 6</pre>
 *
 * <p>Examples that belong together move the figure together: their u are added up.
 *
 * <p>If a few examples carry the sum, the ones that carried it in another sample are unknown, and
 * no bound on the side of the long tail keeps its level. So there is none there if n &lt; 25 G², G
 * being the skewness of the examples: g = G / √n is above a fifth (Cochran's rule). On the other
 * side Student's bound errs on the safe side, without a transformation.
 *
 * <p>Sources: P. Hall, <i>On the removal of skewness by transformation</i>, J. R. Stat. Soc. B 54
 * (1992); W. G. Cochran, <i>Sampling techniques</i>, 3rd edition 1977, section 2.15; of ratios of
 * groups, section 9A; on the levels, nn-benchmarks/gate-levels.sh.
 *
 * @param value the figure
 * @param parts u of each example or group
 * @param count number of those that the error is of: of the rarest class, or all
 * @param fewest the least of them that a bound takes
 * @param mostSkewed largest g of which there is a bound on both sides
 */
public record Studentized(double value, double[] parts, int count, int fewest, double mostSkewed)
    implements Bounds {

  /** Examples, or groups, of each class that an area takes. */
  private static final int FEWEST_OF_A_CLASS = 10;

  /** Largest g of a mean. */
  private static final double MOST_SKEWED = 0.2;

  /** Largest g of an area, of which a single example moves only so much. */
  private static final double MOST_SKEWED_AREA = 0.3;

  /**
   * Bounds of a mean.
   *
   * @param units what belongs together
   */
  public static Studentized mean(double[] values, Units units) {
    return ratio(values, Units.ones(values.length), units);
  }

  /** Bounds of Σ parts / Σ wholes. */
  public static Studentized ratio(double[] parts, double[] wholes, Units units) {
    double whole = DoubleStream.of(wholes).sum();
    double ratio = DoubleStream.of(parts).sum() / whole;
    double[] influences =
        IntStream.range(0, parts.length)
            .mapToDouble(i -> (parts[i] - ratio * wholes[i]) / whole)
            .toArray();
    double[] sums = scaled(units.sums(influences));
    return new Studentized(ratio, sums, sums.length, FEWEST, MOST_SKEWED);
  }

  /**
   * Bounds of an area under the ROC curve, or of a difference of two, with Student's distribution
   * of the examples of the rarest class. Of groups by N. A. Obuchowski, <i>Nonparametric analysis
   * of clustered ROC curve data</i>, Biometrics 53 (1997).
   *
   * @param influences of each example, by DeLong's variance
   * @param labels class of each
   */
  public static Studentized area(double area, double[] influences, int[] labels, Units units) {
    double[] sums = units.sums(influences);
    Map<Integer, Set<Integer>> ofClass = new HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      ofClass
          .computeIfAbsent(labels[i], label -> new HashSet<>())
          .add(units.areExamples() ? i : units.of()[i]);
    }
    int rarest = ofClass.values().stream().mapToInt(Set::size).min().orElse(0);
    return new Studentized(
        area,
        units.areExamples() ? sums : scaled(sums),
        rarest,
        FEWEST_OF_A_CLASS,
        MOST_SKEWED_AREA);
  }

  /** For n − 1 in place of n. */
  private static double[] scaled(double[] sums) {
    double factor = Math.sqrt(sums.length / (sums.length - 1.0));
    return Arrays.stream(sums).map(value -> value * factor).toArray();
  }

  @Override
  public Optional<Double> bound(boolean isLower, double confidence) {
    int side = isLower ? 1 : -1;
    return count < fewest || error() == 0 || -side * skewness() > mostSkewed
        ? Optional.empty()
        : Optional.of(
            value - error() * transformed(side * StudentT.quantile(confidence, count - 1)));
  }

  private double error() {
    return Math.sqrt(Arrays.stream(parts).map(u -> u * u).sum());
  }

  private double skewness() {
    double error = error();
    return Arrays.stream(parts).map(u -> u / error * (u / error) * (u / error)).sum();
  }

  /** The T of which Hall's transformation is t; beyond what it can take away, t itself. */
  private double transformed(double t) {
    double g = skewness();
    return Math.abs(g) < 1e-9 || Math.abs(g) > mostSkewed
        ? t
        : 3 / g * (StrictMath.cbrt(1 + g * (t - g / 6)) - 1);
  }

  @Override
  public String whyNot(String units) {
    if (count < fewest) {
      return "too few %s: it takes %s%s"
          .formatted(units, fewest, fewest < FEWEST ? " of each class" : "");
    }
    double rarity = skewness() / mostSkewed;
    return error() == 0
        ? "the figure is the same in all %s".formatted(units)
        : Formats.format(
            "a few of the %s carry the figure: it takes some %,d",
            units, (long) Math.ceil(parts.length * rarity * rarity));
  }
}
