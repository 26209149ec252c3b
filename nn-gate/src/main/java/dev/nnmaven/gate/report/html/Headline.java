package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.ModelName;

/** Top of the page: the verdict, and what the model comes to. */
record Headline(Evidence evidence, Verdict verdict) {

  /** The main figure. */
  String figure() {
    return evidence
        .findings()
        .match(
            found -> Formats.percent(found.evaluation().correct(), found.evaluation().total()),
            found -> Formats.error(found.evaluation().rmse()));
  }

  /** Project, and model if its name is not the default. */
  String model() {
    return ModelName.title(evidence.subject().project(), evidence.subject().modelFile());
  }
}
