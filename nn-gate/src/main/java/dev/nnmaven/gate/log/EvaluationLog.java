package dev.nnmaven.gate.log;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;

/** Warnings of an evaluation. */
public final class EvaluationLog {

  private static final int MOST_NAMES = 3;

  private EvaluationLog() {}

  /** Warnings of the data, and of test examples that too many models were accepted by. */
  public static List<String> warnings(Evidence evidence) {
    DataHealth health = evidence.health();
    List<String> warnings =
        warnings(
            evidence
                .findings()
                .match(
                    classes -> health,
                    numbers -> // equal rows may well differ in a number
                    new DataHealth(
                            health.leaked(), health.repeated(), List.of(), health.constant())),
            evidence.run().examples().size(),
            evidence.unit());
    evidence.baseline().worn(evidence.unit()).ifPresent(warnings::add);
    return warnings;
  }

  static List<String> warnings(DataHealth health, int heldOut, Unit unit) {
    List<String> warnings = new ArrayList<>();
    int leaked = health.leaked().size();
    if (leaked > 0) {
      warnings.add(
          Texts.format(
              "%,d of %,d held-out %s also occur%s in the training data, so that the accuracy"
                  + " promises too much: %s",
              leaked,
              heldOut,
              unit.many(),
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
              "%,d of the %s occur%s in several classes, so that no network can get all of them"
                  + " right: %s",
              conflicting, unit.many(), conflicting == 1 ? "s" : "", groups(health.conflicting())));
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
