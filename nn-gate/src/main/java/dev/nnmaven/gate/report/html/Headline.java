package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.ModelName;
import gg.jte.Content;
import java.util.Optional;

/**
 * Top of the page: the verdict, and what the model comes to.
 *
 * @param model project, and model if its name is not the default
 * @param figure main figure
 * @param main that figure with others
 * @param intervals what intervals or sets hold, in a sentence; empty if there are none
 */
record Headline(
    Verdict verdict,
    Score score,
    String model,
    String figure,
    Content main,
    Optional<String> intervals) {

  static Headline of(Evidence evidence, Verdict verdict) {
    return evidence
        .findings()
        .match(
            found -> {
              AccuracyHeadline main = AccuracyHeadline.of(found, evidence);
              return of(evidence, verdict, main.figure(), "accuracy.jte", main);
            },
            found -> {
              ErrorHeadline main = new ErrorHeadline(found);
              return of(evidence, verdict, main.figure(), "rmse.jte", main);
            });
  }

  private static Headline of(
      Evidence evidence, Verdict verdict, String figure, String template, Object main) {
    return new Headline(
        verdict,
        evidence.findings().measure().score(),
        ModelName.title(evidence.subject().project(), evidence.subject().modelFile()),
        figure,
        HtmlReport.content(template, main),
        evidence
            .intervals()
            .map(found -> found.figures().text("test " + evidence.unit().many()) + "."));
  }
}
