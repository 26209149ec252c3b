package dev.nnmaven.gate.rule;

import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.text.Unit;

/** What a rule is about, and whether a model is of that kind. */
final class Applicability {

  private Applicability() {}

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
}
