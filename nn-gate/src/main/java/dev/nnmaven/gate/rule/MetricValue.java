package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.gate.statistics.Bounds;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A figure on test examples, whether a rule limits it or not.
 *
 * @param type as metrics are called where models are shared: {@code roc_auc}
 * @param slice which examples it is of: {@code class=A}; empty if of all
 * @param examples how many these are
 * @param value the figure; a share is between 0 and 1
 * @param interval its 95% confidence interval, if known
 * @param noBound reason for a missing interval, in the gate's words; empty with an interval, or
 *     without a reason
 * @param words how values are worded
 */
public record MetricValue(
    String type,
    String slice,
    int examples,
    double value,
    Optional<Interval> interval,
    String noBound,
    DoubleFunction<String> words) {

  /** A confidence interval. */
  public record Interval(double low, double high) {}

  private static final double BOTH_SIDES = 0.975;

  /** Examples times classes above which a bootstrap would take long, and tell little. */
  private static final long MOST_WORK = 500_000;

  /** The figures of a task, but for costs and drift. */
  public static List<MetricValue> all(Evidence evidence) {
    Score score = evidence.score();
    return Arrays.stream(Metric.values())
        .filter(Metric::isQuality)
        .filter(metric -> metric.task().orElse(score) == score)
        .flatMap(metric -> of(metric, metric.measure(evidence), evidence).stream())
        .toList();
  }

  private static Optional<MetricValue> of(Metric figure, Measured measured, Evidence evidence) {
    int all = evidence.findings().answers().size();
    int examples = measured.exact().map(share -> (int) share.ratio().whole()).orElse(all);
    if (measured.value().isEmpty() || !Double.isFinite(measured.value().get())) {
      return Optional.empty();
    }
    double value = measured.value().get();
    Optional<Interval> share = wilson(measured, evidence);
    Optional<Bounds> bounds =
        figure.isDistance() || share.isPresent() ? Optional.empty() : bounds(measured, evidence);
    return Optional.of(
        new MetricValue(
            figure.name().toLowerCase(Locale.ROOT),
            "",
            examples,
            value,
            share.or(() -> bounds.flatMap(known -> interval(known, value))),
            bounds
                .filter(
                    known -> known.lower(BOTH_SIDES).isEmpty() || known.upper(BOTH_SIDES).isEmpty())
                .map(known -> RuleWording.noBound(known, evidence))
                .orElse(""),
            figure::text));
  }

  /** Of a share of examples on their own. */
  private static Optional<Interval> wilson(Measured measured, Evidence evidence) {
    return measured
        .exact()
        .filter(any -> !evidence.findings().units().areGroups())
        .map(share -> share.proportion(evidence.findings().units()))
        .map(share -> of(WilsonInterval.of(share.successes(), share.total())));
  }

  /** Of all else, unless it would take long. */
  private static Optional<Bounds> bounds(Measured measured, Evidence evidence) {
    int classes = Math.max(1, evidence.classes().size());
    boolean isLong = (long) evidence.findings().answers().size() * classes > MOST_WORK;
    return measured
        .bounds()
        .filter(any -> !isLong)
        .map(of -> of.apply(evidence.findings().units()));
  }

  /** A bound on either side. A bootstrap knows nothing of what never occurred. */
  private static Optional<Interval> interval(Bounds bounds, double value) {
    double low = bounds.lower(BOTH_SIDES).orElse(Double.NaN);
    double high = bounds.upper(BOTH_SIDES).orElse(Double.NaN);
    return low <= value && value <= high && low < high && Double.isFinite(high - low)
        ? Optional.of(new Interval(low, high))
        : Optional.empty();
  }

  private static Interval of(WilsonInterval share) {
    return new Interval(share.low(), share.high());
  }

  /** Recall and precision of each class that there are examples, or predictions, of. */
  public static List<MetricValue> ofClasses(Evidence evidence) {
    List<String> names = evidence.classes();
    if (names.isEmpty()) {
      return List.of();
    }
    ConfusionMatrix counts = evidence.ofClasses().evaluation().confusion();
    return IntStream.range(0, names.size())
        .boxed()
        .flatMap(
            c ->
                Stream.of(
                    share("recall", names.get(c), counts.count(c, c), counts.actual(c)),
                    share("precision", names.get(c), counts.count(c, c), counts.predicted(c))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<MetricValue> share(String type, String name, int right, int of) {
    String slice = "class=" + SafeText.text(name);
    return of == 0
        ? Optional.empty()
        : Optional.of(
            new MetricValue(
                type,
                slice,
                of,
                (double) right / of,
                Optional.of(of(WilsonInterval.of(right, of))),
                "",
                Formats::percent));
  }

  /** The main figure of each slice that somebody asked for, and of the worst. */
  public static List<MetricValue> ofSlices(Evidence evidence) {
    return evidence.slices().all().stream()
        .filter(figures -> figures.slice().size() > 0 && Double.isFinite(figures.high()))
        .map(figures -> ofSlice(figures, evidence.score()))
        .toList();
  }

  private static MetricValue ofSlice(SliceFigures figures, Score score) {
    return new MetricValue(
        score.title().toLowerCase(Locale.ROOT),
        SafeText.text(figures.slice().name()),
        figures.slice().size(),
        figures.value(),
        Optional.of(new Interval(figures.low(), figures.high())),
        "",
        score::text);
  }

  /** In words: {@code 91.66%}. */
  public String text() {
    return words.apply(value);
  }

  /** In words: {@code 89.96% to 93.10%}; or why there is none; or a dash. */
  public String intervalText() {
    return interval
        .map(of -> words.apply(of.low) + " to " + words.apply(of.high))
        .orElse(noBound.isEmpty() ? "–" : noBound);
  }
}
