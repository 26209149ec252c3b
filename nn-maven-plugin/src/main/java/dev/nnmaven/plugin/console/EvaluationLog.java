package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.evidence.ChanceLevel;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.text.Table;
import dev.nnmaven.plugin.text.Texts;
import dev.nnmaven.plugin.text.Top;
import dev.nnmaven.plugin.text.Unit;
import java.util.ArrayList;
import java.util.List;

/** Log lines of an evaluation: a table with one row per class, then totals. */
public final class EvaluationLog {

  /** Maximum number of classes, one per line. */
  private static final int MOST_CLASSES = 100;

  /** Maximum number of names in a list. */
  private static final int MOST_NAMES = 3;

  private EvaluationLog() {}

  /** What an evaluation found: a table, and totals. */
  public static List<String> lines(Evidence evidence) {
    return evidence
        .ofNumbers()
        .map(found -> RegressionLog.lines(found.evaluation(), found.target(), evidence.unit()))
        .orElseGet(
            () ->
                lines(
                    evidence.evaluation(),
                    evidence.classes(),
                    evidence.unit(),
                    evidence.chanceLevel()));
  }

  /** Table, totals, and what chance would give. */
  static List<String> lines(
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
    List<String> lines = new ArrayList<>(Table.lines("%-*s  %7s  %8s  %9s  %s", rows));
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

  /** Warnings from the data quality checks, if any. */
  public static List<String> warnings(Evidence evidence) {
    DataHealth health = evidence.health();
    boolean numbers = evidence.ofNumbers().isPresent(); // equal rows may well differ in a number
    return warnings(
        numbers
            ? new DataHealth(health.leaked(), health.repeated(), List.of(), health.constant())
            : health,
        evidence.run().examples().size(),
        evidence.unit());
  }

  static List<String> warnings(DataHealth health, int heldOut, Unit unit) {
    List<String> warnings = new ArrayList<>();
    int leaked = health.leaked().size();
    if (leaked > 0) {
      warnings.add(
          Texts.format(
              unit.words("%,d of %,d held-out images also stand%s in the training data, so that ")
                  + "the accuracy promises too much: %s",
              leaked,
              heldOut,
              leaked == 1 ? "s" : "",
              groups(
                  health.leaked().stream()
                      .map(leak -> List.of(leak.heldOut(), leak.training()))
                      .toList())));
    }
    int conflicting = health.conflicting().size();
    if (conflicting > 0) {
      warnings.add(
          Texts.format(
              unit.words("%,d of the images stand%s in several classes, so that no network can get")
                  + " all of them right: %s",
              conflicting,
              conflicting == 1 ? "s" : "",
              groups(health.conflicting())));
    }
    return warnings;
  }

  /** Joins groups of equal images, of which a class may have thousands. */
  private static String groups(List<List<String>> groups) {
    return Texts.list(
        groups.stream()
            .map(names -> names.stream().map(Shown::text).toList())
            .map(names -> String.join(" = ", Texts.first(names, MOST_NAMES, "%,d more")))
            .toList(),
        MOST_NAMES);
  }
}
