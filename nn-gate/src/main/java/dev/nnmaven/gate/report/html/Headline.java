package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.ModelName;
import gg.jte.Content;

/**
 * Top of the page: the verdict, and what the model comes to.
 *
 * @param figure main figure
 * @param main that figure with others
 */
record Headline(Evidence evidence, Verdict verdict, String figure, Content main) {

  static Headline of(Evidence evidence, Verdict verdict) {
    return evidence
        .findings()
        .match(
            findings -> {
              AccuracyHeadline main = new AccuracyHeadline(findings, evidence);
              return of(evidence, verdict, main.figure(), "accuracy.jte", main);
            },
            findings ->
                of(
                    evidence,
                    verdict,
                    Formats.error(findings.evaluation().rmse()),
                    "rmse.jte",
                    findings));
  }

  private static Headline of(
      Evidence evidence, Verdict verdict, String figure, String template, Object main) {
    return new Headline(evidence, verdict, figure, HtmlReport.content(template, main));
  }

  /** Project, and model if its name is not the default. */
  String model() {
    return ModelName.title(evidence.subject().project(), evidence.subject().modelFile());
  }
}
