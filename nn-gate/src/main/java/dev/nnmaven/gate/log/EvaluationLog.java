package dev.nnmaven.gate.log;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.Undercoverage;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Results and warnings of an evaluation in the log. */
public final class EvaluationLog {

  private EvaluationLog() {}

  /**
   * Logs figures, the worst errors, and warnings.
   *
   * @param said lines that were said before; figures among them are not said again
   * @param errors file of all that the model gets wrong
   */
  public static void tell(
      Evidence evidence, Verdict verdict, Set<String> said, Path errors, Lines log) {
    List<String> figures = evidence.findings().lines();
    if (!said.containsAll(figures)) {
      figures.forEach(log::info);
    }
    ErrorLog.lines(evidence, errors).forEach(log::info);
    evidence.confidenceTexts().forEach(log::info);
    boolean isShare = evidence.score() == Score.ACCURACY;
    if (isShare && evidence.findings().units().areGroups()) {
      log.info(
          "the 95%% confidence counts %s of a group as independent, and is too narrow;"
              + " rules with nn.evidence=good count whole groups",
          evidence.unit().many());
    }
    equal(evidence.findings().units(), evidence.unit()).ifPresent(log::info);
    warnings(evidence).forEach(log::warn);
    leaks(evidence).forEach(log::warn);
    evidence.baseline().hint().filter(hint -> !verdict.explains(hint)).ifPresent(log::info);
  }

  /** How many test examples are not evidence of their own. */
  static Optional<String> equal(Units units, Unit unit) {
    int all = units.of().length;
    int different = units.count(IntStream.range(0, all).toArray());
    return units.areGroups() || units.areExamples()
        ? Optional.empty()
        : Optional.of(
            Formats.format(
                "different%s test %s: %,d of %,d; confidence bounds and tests (nn.evidence) count"
                    + " equal ones once",
                unit == Unit.ROW ? " inputs of" : "", unit.many(), different, all));
  }

  /** A warning for each column that gives the target away alone. */
  private static List<String> leaks(Evidence evidence) {
    return evidence.columns().leaks().stream()
        .map(
            finding ->
                ("column %s alone predicts the target (possible leak); if its value is"
                        + " unknown when the model is used, remove it (add %s:ignore to nn.columns)%s")
                    .formatted(
                        finding.source(),
                        SafeText.text(finding.column()),
                        finding.words().isEmpty()
                            ? ""
                            : ", or remove what it tells from the texts"))
        .toList();
  }

  /**
   * Warnings about the data, about a test set that accepted too many models, and about intervals
   * with too little coverage.
   */
  public static List<String> warnings(Evidence evidence) {
    List<String> warnings =
        warnings(
            evidence.health(), evidence.run().examples().size(), evidence.unit(), evidence.score());
    evidence.worn().ifPresent(warnings::add);
    int heldOut = evidence.findings().answers().size();
    evidence
        .outOfFold()
        .flatMap(figures -> figures.warning(evidence.findings().evaluation(), heldOut))
        .ifPresent(warnings::add);
    Undercoverage.warning(evidence).ifPresent(warnings::add);
    return warnings;
  }

  static List<String> warnings(DataHealth health, int heldOut, Unit unit, Score score) {
    boolean ofClasses = score == Score.ACCURACY;
    List<String> warnings = new ArrayList<>();
    int leaked = health.leaked().size();
    if (leaked > 0) {
      warnings.add(
          Formats.format(
              "%,d of %,d test %s also occur%s in the training data, so %s: %s",
              leaked,
              heldOut,
              unit.many(),
              leaked == 1 ? "s" : "",
              ofClasses ? "the accuracy promises too much" : "errors look smaller than they are",
              DataHealth.groups(
                  health.leaked().stream()
                      .map(leak -> List.of(leak.heldOut(), leak.training()))
                      .toList())));
    }
    if (health.ofTrainedGroups() > 0) {
      warnings.add(
          Formats.format(
              "%,d of %,d test %s are of a group (nn.groups) that has training %s, too, so figures"
                  + " promise too much for new groups; %s",
              health.ofTrainedGroups(),
              heldOut,
              unit.many(),
              unit.many(),
              unit == Unit.ROW
                  ? "nn.split=group(...) names the column whose groups it holds out whole"
                  : "hold out whole groups"));
    }
    if (ofClasses) { // equal rows may well differ in a number
      health.conflictsInWords(unit).ifPresent(warnings::add);
    }
    return warnings;
  }
}
