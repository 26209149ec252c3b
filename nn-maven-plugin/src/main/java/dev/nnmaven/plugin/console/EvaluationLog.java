package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Log lines of an evaluation: a table with one row per class, then totals. */
public final class EvaluationLog {

  /** Maximum number of classes, one per line. */
  private static final int MOST_CLASSES = 100;

  private EvaluationLog() {}

  /** Table and totals. */
  public static List<String> lines(ClassificationMetrics evaluation, List<String> classNames) {
    // Escaped here, not only in the log, so that column widths fit.
    List<String> classes = classNames.stream().map(Shown::text).toList();
    int width = classes.stream().mapToInt(String::length).max().orElse(0);
    String name = "%-" + Math.max(width, "class".length()) + "s";
    List<String> lines = new ArrayList<>();
    lines.add(
        Texts.format(
            name + "  %7s  %8s  %9s  %s",
            "class",
            "images",
            "recall",
            "precision",
            "most often taken for"));
    ConfusionMatrix confusion = evaluation.confusion();
    for (int c : shown(confusion)) {
      lines.add(
          Texts.format(
                  name + "  %7s  %8s  %9s  %s",
                  classes.get(c),
                  Texts.count(confusion.actual(c)),
                  Texts.percent(confusion.recall(c)),
                  Texts.percent(confusion.precision(c)),
                  mostOftenTakenFor(confusion, classes, c))
              .stripTrailing());
    }
    if (classes.size() > MOST_CLASSES) {
      lines.add(
          Texts.format(
              "... the %d of %s classes with the lowest recall",
              MOST_CLASSES, Texts.count(classes.size())));
    }
    lines.add(summary(evaluation));
    return lines;
  }

  /** Indices of the classes shown: all, in order, or those with the lowest recall. */
  private static int[] shown(ConfusionMatrix confusion) {
    IntStream all = IntStream.range(0, confusion.classes());
    return confusion.classes() <= MOST_CLASSES
        ? all.toArray()
        : all.boxed()
            .sorted(Comparator.comparing(c -> confusion.recall(c).orElse(2))) // none: at the end
            .limit(MOST_CLASSES)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
  }

  /** Accuracy, counts, and confidence interval. */
  public static String summary(ClassificationMetrics evaluation) {
    return Texts.format(
        "held-out accuracy %s, loss %s",
        accuracyWithInterval(evaluation), Texts.loss(evaluation.loss()));
  }

  /** Such as {@code 90.41% (1,085 of 1,200 images), 95% confidence 88.61% to 91.95%}. */
  public static String accuracyWithInterval(ClassificationMetrics evaluation) {
    WilsonInterval interval = evaluation.interval();
    return Texts.format(
        "%s (%s of %s images), 95%% confidence %s to %s",
        Texts.percent(evaluation.correct(), evaluation.total()),
        Texts.count(evaluation.correct()),
        Texts.count(evaluation.total()),
        Texts.percent(interval.low()),
        Texts.percent(interval.high()));
  }

  /** Class with the lowest recall, and its most frequent confusion. */
  public static String worstClass(ClassificationMetrics evaluation, List<String> classes) {
    ConfusionMatrix confusion = evaluation.confusion();
    int worst =
        IntStream.range(0, classes.size())
            .filter(c -> confusion.actual(c) > 0)
            .boxed()
            .min(
                (left, right) ->
                    Double.compare(
                        confusion.recall(left).getAsDouble(),
                        confusion.recall(right).getAsDouble()))
            .orElseThrow();
    String takenFor = mostOftenTakenFor(confusion, classes, worst);
    return Texts.format(
        "%s, recall %s (%s of %s)%s",
        Shown.text(classes.get(worst)),
        Texts.percent(confusion.count(worst, worst), confusion.actual(worst)),
        Texts.count(confusion.count(worst, worst)),
        Texts.count(confusion.actual(worst)),
        takenFor.isEmpty() ? "" : ", most often taken for " + takenFor);
  }

  private static String mostOftenTakenFor(
      ConfusionMatrix confusion, List<String> classes, int actual) {
    int most = -1;
    for (int p = 0; p < classes.size(); p++) {
      boolean better = most < 0 || confusion.count(actual, p) > confusion.count(actual, most);
      if (p != actual && better) {
        most = p;
      }
    }
    return most < 0 || confusion.count(actual, most) == 0
        ? ""
        : Texts.format(
            "%s (%s)", Shown.text(classes.get(most)), Texts.count(confusion.count(actual, most)));
  }
}
