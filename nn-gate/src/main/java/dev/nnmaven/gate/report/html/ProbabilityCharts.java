package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.ProbabilityFigures;
import dev.nnmaven.trainer.measure.ProbabilityFigures.Bin;
import dev.nnmaven.trainer.measure.ProbabilityFigures.OfClass;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the probabilities of a model are worth: ROC and precision-recall curves of the classes that
 * are told apart worst, and whether answers are right as often as they are said to be.
 *
 * @param drawn number of classes whose curves are drawn
 * @param classes those that occur, the smallest average precision first
 */
record ProbabilityCharts(
    ProbabilityFigures figures, int drawn, List<LineChart> charts, List<OfClass> classes) {

  private static final List<String> STYLES = List.of("first", "second", "third");
  private static final String CHANCE = "chance";
  private static final Axis SHARES = new Axis(0, 1);
  private static final int MOST_TICKS = 6;
  private static final int MOST_ROWS = 100;
  private static final int LONGEST_NAME = 24;

  static ProbabilityCharts of(Findings<ClassificationMetrics, Predictions> findings) {
    List<String> names = findings.measure().classes();
    ProbabilityFigures figures = ProbabilityFigures.of(findings.answers(), names);
    List<Integer> worst =
        IntStream.range(0, names.size())
            .boxed()
            .filter(c -> figures.classes().get(c).auc() != null)
            .sorted(
                Comparator.comparingDouble(
                    c -> Objects.requireNonNull(figures.classes().get(c).averagePrecision())))
            .toList();
    // Of two classes, the curves of one are those of the other, seen from its side.
    List<Integer> drawn = Formats.first(worst, names.size() == 2 ? 1 : STYLES.size());
    ClassFigures counts = new ClassFigures(findings.answers());
    List<Curve> curves =
        IntStream.range(0, drawn.size())
            .mapToObj(
                i ->
                    new Curve(
                        figures.classes().get(drawn.get(i)),
                        STYLES.get(i),
                        counts.thresholds(drawn.get(i))))
            .toList();
    List<LineChart> charts = new ArrayList<>();
    if (!curves.isEmpty()) {
      charts.add(roc(curves));
      charts.add(precisionRecall(curves));
    }
    charts.add(reliability(figures));
    if (figures.meanCost() != null && names.size() == 2) {
      charts.add(CostChart.of(findings.answers(), names, figures.meanCost()));
    }
    return new ProbabilityCharts(
        figures, drawn.size(), charts, worst.stream().map(figures.classes()::get).toList());
  }

  /** The classes that are listed. */
  List<OfClass> listed() {
    return Formats.first(classes, MOST_ROWS);
  }

  /**
   * A class against the rest.
   *
   * @param thresholds how many of it, and of the others, have at least some probability
   */
  private record Curve(OfClass figures, String style, List<long[]> thresholds) {

    long all(int which) {
      return thresholds.get(thresholds.size() - 1)[which];
    }

    String name() {
      return SafeText.text(SafeText.cut(figures.name(), LONGEST_NAME));
    }

    Plot.Line line(List<Plot.Point> points, @Nullable Double area) {
      return Plot.Line.of(
          name() + " " + Formats.percent(area), style, Plot.Point.thinned(points), "");
    }

    /** Of all of the class, those at a threshold, over those of the others. */
    Plot.Line roc() {
      return line(
          thresholds.stream()
              .map(now -> new Plot.Point((double) now[1] / all(1), (double) now[0] / all(0)))
              .toList(),
          figures.auc());
    }

    /** Precision over recall, in steps, so that the area is the average precision. */
    Plot.Line precisionRecall() {
      List<Plot.Point> points = new ArrayList<>();
      for (int i = 1; i < thresholds.size(); i++) {
        long[] before = thresholds.get(i - 1);
        long[] now = thresholds.get(i);
        double precision = (double) now[0] / (now[0] + now[1]);
        if (now[0] > before[0]) {
          points.add(new Plot.Point((double) before[0] / all(0), precision));
          points.add(new Plot.Point((double) now[0] / all(0), precision));
        }
      }
      return line(points, figures.averagePrecision());
    }

    /** What precision is at any recall, if the order is random. */
    Plot.Line chance() {
      double share = (double) all(0) / (all(0) + all(1));
      return Plot.Line.across("", CHANCE, share, share);
    }
  }

  private static LineChart roc(List<Curve> curves) {
    List<Plot.Line> lines = new ArrayList<>(curves.stream().map(Curve::roc).toList());
    lines.add(Plot.Line.across(CHANCE, CHANCE, 0, 1));
    return chart("ROC", "true positive rate", "false positive rate", lines, List.of());
  }

  private static LineChart precisionRecall(List<Curve> curves) {
    List<Plot.Line> lines = new ArrayList<>(curves.stream().map(Curve::precisionRecall).toList());
    List<Plot.Line> levels = curves.stream().map(Curve::chance).distinct().toList();
    for (Plot.Line level : levels) {
      boolean isFirst = level.equals(levels.get(0));
      lines.add(new Plot.Line(isFirst ? CHANCE : "", CHANCE, level.path(), "", ""));
    }
    return chart("Precision and recall", "precision", "recall", lines, List.of());
  }

  /** Accuracy over probability, with the interval of each bin. */
  private static LineChart reliability(ProbabilityFigures figures) {
    List<Bin> bins = figures.bins();
    List<Plot.Point> points = new ArrayList<>();
    List<Plot.@Nullable Point> intervals = new ArrayList<>();
    List<Plot.Area> areas = new ArrayList<>();
    double from = 0;
    for (int b = 0; b < bins.size(); b++) {
      Bin bin = bins.get(b);
      WilsonInterval interval = interval(bin);
      points.add(new Plot.Point(bin.probability(), (double) bin.correct() / bin.examples()));
      intervals.add(new Plot.Point(bin.probability(), interval.low()));
      intervals.add(new Plot.Point(bin.probability(), interval.high()));
      intervals.add(null);
      boolean isLast = b + 1 == bins.size();
      double to = isLast ? 1 : (bin.probability() + bins.get(b + 1).probability()) / 2;
      areas.add(
          new Plot.Area(
              Formats.format("%.4f", Math.max(1e-4, to - from)),
              Formats.format(
                  "probability %s: %,d of %,d right",
                  Formats.percent(bin.probability()), bin.correct(), bin.examples())));
      from = to;
    }
    String error = "calibration error " + Formats.percent(figures.calibrationError());
    return chart(
        "Reliability",
        "accuracy",
        "probability",
        List.of(
            Plot.Line.of("95% confidence", "interval", intervals, ""),
            Plot.Line.of(error, "first", points, "").withDots(points),
            Plot.Line.across("perfect", CHANCE, 0, 1)),
        areas);
  }

  static WilsonInterval interval(Bin bin) {
    return WilsonInterval.of(bin.correct(), bin.examples());
  }

  private static LineChart chart(
      String title, String up, String across, List<Plot.Line> lines, List<Plot.Area> areas) {
    List<Plot.Tick> ticks = SHARES.ticks(MOST_TICKS, true);
    return new LineChart(
        title,
        new Plot(
            "%s: %s; the tables below have the figures"
                .formatted(
                    title,
                    lines.stream()
                        .map(Plot.Line::name)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(", "))),
            new Plot.Side(up, ticks),
            new Plot.Side(across, ticks),
            lines,
            "",
            areas));
  }
}
