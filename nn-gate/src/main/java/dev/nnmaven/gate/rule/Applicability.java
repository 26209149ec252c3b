package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.text.Unit;

/** What a rule is about, and whether a model is of that kind. */
final class Applicability {

  private Applicability() {}

  /** What the examples of a model are called. */
  static Unit unit(TrainedModel model) {
    return Unit.of(model.preprocessing());
  }

  /** Why nothing can be said of what a model was trained on. */
  static String whyNoTraining(Unit unit) {
    return "the training %s are not available".formatted(unit.many());
  }

  /** Why there is no baseline to compare with. */
  static String whyNoBaseline(Evidence evidence) {
    return evidence.baseline().whyNone(evidence.unit());
  }

  /** Adds a mistake if a rule is about other examples. */
  static void requireUnit(String rule, Unit unit, String instead, Unit found, Mistakes mistakes) {
    if (found != unit) {
      mistakes.add(
          "nn." + rule,
          "is about %s, but the model was trained on %s; nn.%s is the rule for these",
          unit.many(),
          found.many(),
          instead);
    }
  }

  /** Adds a mistake if the model was not trained on a table. */
  static void requireRows(String rule, Unit found, Mistakes mistakes) {
    if (found != Unit.ROW) {
      mistakes.add(
          "nn." + rule,
          "is about the columns of a table, but the model was trained on %s",
          found.many());
    }
  }
}
