package dev.nnmaven.gate.statistics;

import dev.nnmaven.nn.random.RandomStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Confidence bounds of any figure by the bootstrap: the quantiles of the figure over {@value
 * #SAMPLES} test sets, each drawn with replacement from the one that there is. Approximate:
 * docs/statistics.md has measured levels. Examples that belong together are drawn together. The
 * stream is its own, so that the bounds are the same everywhere.
 *
 * <p>Source: B. Efron, R. J. Tibshirani, <i>An introduction to the bootstrap</i>, Chapman and Hall
 * 1993, chapter 13 (percentiles).
 */
public final class Bootstrap implements Bounds {

  private static final int SAMPLES = 999;

  private final double[] figures; // ascending, without undefined ones
  private final int count; // of units
  private final boolean isKnown;

  /**
   * Draws test sets.
   *
   * @param examples number of examples, N
   * @param units what is drawn together
   * @param figure the figure, of how many times each example was drawn, [N]; NaN if undefined
   */
  public Bootstrap(int examples, Units units, ToDoubleFunction<int[]> figure) {
    int[] groups = units.areExamples() ? IntStream.range(0, examples).toArray() : units.of();
    int[] names = Arrays.stream(groups).distinct().sorted().toArray();
    int[] groupOf =
        Arrays.stream(groups).map(number -> Arrays.binarySearch(names, number)).toArray();
    RandomStream random = RandomStream.of(0).derive("bootstrap");
    figures =
        IntStream.range(0, SAMPLES)
            .mapToDouble(
                sample -> {
                  int[] drawn = new int[names.length];
                  for (int draw = 0; draw < names.length; draw++) {
                    drawn[random.nextInt(names.length)]++;
                  }
                  return figure.applyAsDouble(
                      Arrays.stream(groupOf).map(group -> drawn[group]).toArray());
                })
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    count = names.length;
    // Where all are the same, whatever would change the figure has never occurred.
    isKnown =
        count >= FEWEST
            && figures.length >= SAMPLES / 2
            && figures[0] < figures[figures.length - 1];
  }

  @Override
  public String whyNot(String units) {
    return count < FEWEST
        ? "too few %s: it takes %s".formatted(units, FEWEST)
        : "the figure is the same in all %s".formatted(units);
  }

  /**
   * Bounds of a figure that is at least 0, and that no test set drawn has less of than there is: as
   * far below the figure as the quantile is above (the basic interval).
   */
  public Bounds basic(double value) {
    return new BoundsOf(
        this,
        confidence -> upper(confidence).map(high -> Math.max(0, 2 * value - high)),
        this::upper);
  }

  /**
   * Bound with a share 1 − confidence of all figures beyond it; empty if there are too few groups,
   * most figures are undefined, or all are the same.
   */
  @Override
  public Optional<Double> bound(boolean isLower, double confidence) {
    int beyond = (int) ((1 - confidence) * (figures.length + 1) + 1e-9);
    int place = isLower ? beyond - 1 : figures.length - beyond;
    return isKnown && place >= 0 && place < figures.length
        ? Optional.of(figures[place])
        : Optional.empty();
  }
}
