package dev.nnmaven.trainer.console;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.figures.ChanceLevel;
import dev.nnmaven.trainer.text.TextTable;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Top;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;

/** Log lines of a classification: a table with one row per class, then totals. */
public final class ClassesLog {

  /** Maximum number of classes, one per line. */
  private static final int MOST_CLASSES = 100;

  private ClassesLog() {}

  /** Table, totals, and what chance would give. */
  public static List<String> lines(
      ClassificationMetrics evaluation, List<String> classNames, Unit unit, ChanceLevel chance) {
    List<String> classes = classNames.stream().map(Shown::text).toList();
    ConfusionMatrix confusion = evaluation.confusion();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("class", unit.many(), "recall", "precision", "most often confused with"));
    // Classes without images: after all others.
    for (int c : Top.indices(classes.size(), MOST_CLASSES, c -> confusion.recall(c).orElse(2))) {
      rows.add(
          List.of(
              classes.get(c),
              Texts.count(confusion.actual(c)),
              Texts.percent(confusion.recall(c)),
              Texts.percent(confusion.precision(c)),
              mostOftenTakenFor(confusion, classes, c)));
    }
    List<String> lines = new ArrayList<>(TextTable.lines("%-*s  %7s  %8s  %9s  %s", rows));
    if (classes.size() > MOST_CLASSES) {
      lines.add(
          Texts.format(
              "... the %d of %,d classes with the lowest recall", MOST_CLASSES, classes.size()));
    }
    lines.add(
        "held-out accuracy %s, loss %s"
            .formatted(Texts.accuracy(evaluation, unit), Texts.loss(evaluation.loss())));
    lines.add("  " + chance.text(unit));
    return lines;
  }

  /** Class with the lowest recall, and its most frequent confusion. */
  public static String worstClass(ClassificationMetrics evaluation, List<String> classes) {
    ConfusionMatrix confusion = evaluation.confusion();
    int worst = Top.first(classes.size(), c -> confusion.recall(c).orElse(2));
    String takenFor = mostOftenTakenFor(confusion, classes, worst);
    return Texts.format(
        "%s, recall %s%s",
        Shown.text(classes.get(worst)),
        Texts.share(confusion.count(worst, worst), confusion.actual(worst)),
        takenFor.isEmpty() ? "" : ", most often confused with " + takenFor);
  }

  private static String mostOftenTakenFor(
      ConfusionMatrix confusion, List<String> classes, int actual) {
    int most = Top.first(classes.size(), p -> p == actual ? 0 : -confusion.count(actual, p));
    int count = most == actual ? 0 : confusion.count(actual, most);
    return count == 0 ? "" : Texts.format("%s (%,d)", Shown.text(classes.get(most)), count);
  }
}
