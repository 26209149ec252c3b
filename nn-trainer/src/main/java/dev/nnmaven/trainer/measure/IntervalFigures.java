package dev.nnmaven.trainer.measure;

import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many intervals, or sets of classes, hold what is actual, and how wide they are.
 *
 * @param coverage share that is to be covered; null if none is promised
 * @param covered number of those that do
 * @param total number of all
 * @param share covered / total
 * @param width mean width in the target's unit, or mean number of classes
 * @param single number of sets with one class; null for intervals
 */
public record IntervalFigures(
    @Nullable BigDecimal coverage,
    int covered,
    int total,
    double share,
    double width,
    @Nullable Integer single) {

  /**
   * Figures of some examples.
   *
   * @param areSets whether they are sets of classes
   * @param some which examples, at least one
   * @param holds whether the interval or set of an example contains the actual value
   * @param widths width of each, or number of classes
   */
  public static IntervalFigures of(
      @Nullable BigDecimal coverage,
      boolean areSets,
      int[] some,
      IntPredicate holds,
      IntToDoubleFunction widths) {
    int covered = (int) Arrays.stream(some).filter(holds).count();
    int single = (int) Arrays.stream(some).filter(i -> widths.applyAsDouble(i) == 1).count();
    return new IntervalFigures(
        coverage,
        covered,
        some.length,
        (double) covered / some.length,
        Arrays.stream(some).mapToDouble(widths).average().orElseThrow(),
        areSets ? single : null);
  }

  /** What they are: {@code 90% intervals}. */
  public String title() {
    String kind = single == null ? "Intervals" : "Sets";
    return coverage == null
        ? kind
        : Numbers.percent(coverage) + " " + kind.toLowerCase(Locale.ROOT);
  }

  /** Width in words: {@code 3.214}, or of sets {@code 1.32 classes}. */
  public String widthText() {
    return single == null ? Formats.error(width) : Formats.format("%.2f classes", width);
  }

  /**
   * In words: {@code 90% intervals hold 91.20% (228 of 250) of the test rows, 3.214 wide in the
   * mean}.
   */
  public String text(String examples) {
    return "%s hold %s of the %s, %s"
        .formatted(
            title(),
            Formats.share(covered, total),
            examples,
            single == null
                ? widthText() + " wide in the mean"
                : "%s in the mean; %s have one"
                    .formatted(widthText(), Formats.percent(single, total)));
  }
}
