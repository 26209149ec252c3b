package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.plugin.baseline.Baseline;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.gate.Verdict;
import dev.nnmaven.plugin.text.ModelName;
import dev.nnmaven.plugin.text.Points;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Top of the page: the verdict and the accuracy.
 *
 * @param status CSS class: passed, failed or open
 * @param verdict verdict in words
 * @param consequence what the verdict means for the build
 * @param model project, and model if its name is not the default
 * @param heldOut number of correct images of all
 * @param confidence confidence interval of the accuracy
 */
record Headline(
    String status,
    String verdict,
    String consequence,
    String model,
    String accuracy,
    String heldOut,
    String confidence,
    Scale scale,
    Optional<Change> change,
    List<Figure> figures) {

  /** A further named figure. */
  record Figure(String name, String value, String note) {}

  /**
   * Change of accuracy from the baseline.
   *
   * @param direction CSS class: better, worse or same
   */
  record Change(String direction, String points, String note) {}

  static Headline of(Evidence evidence) {
    ClassificationMetrics evaluation = evidence.evaluation();
    Verdict verdict = evidence.verdict();
    String status = !verdict.passed() ? "failed" : verdict.holds() ? "passed" : "open";
    return new Headline(
        verdict.results().isEmpty() ? "open" : status,
        verdict.results().isEmpty()
            ? "Not gated"
            : switch (status) {
              case "failed" -> "Failed";
              case "passed" -> "Passed";
              default -> checked(verdict) == 0 ? "Not checked" : "Partly checked";
            },
        consequence(verdict, evidence.halts()),
        ModelName.title(evidence.subject().project(), evidence.modelFile()),
        Texts.percent(evaluation.correct(), evaluation.total()),
        Texts.format(
            "%s of %s held-out %s recognized",
            Texts.count(evaluation.correct()),
            Texts.count(evaluation.total()),
            evaluation.total() == 1 ? "image" : "images"),
        Texts.format(
            "95%% confidence: %s to %s",
            Texts.percent(evaluation.interval().low()),
            Texts.percent(evaluation.interval().high())),
        Scale.of(evaluation, evidence.comparison().map(Comparison::before)),
        evidence.comparison().map(Headline::change),
        figures(evidence));
  }

  private static int checked(Verdict verdict) {
    return verdict.results().size() - verdict.notChecked().size();
  }

  private static String consequence(Verdict verdict, boolean halts) {
    int rules = verdict.results().size();
    int open = verdict.notChecked().size();
    if (rules == 0) {
      return "No rule is configured; nn.minAccuracy would be one.";
    }
    if (!verdict.passed()) {
      return Texts.format(
          "%s not met%s; %s",
          rules == 1
              ? "The only rule is"
              : Texts.format(
                  "%s of %s rules", Texts.count(verdict.failures().size()), Texts.count(rules)),
          open > 0 ? Texts.format(", %s not checked", Texts.count(open)) : "",
          halts ? "the build fails." : "the build goes on (nn.haltOnFailure=false).");
    }
    if (open > 0) {
      return Texts.format(
          "%s of %s %s not be checked.",
          Texts.count(open), Texts.count(rules), rules == 1 ? "rule could" : "rules could");
    }
    return rules == 1
        ? "The only rule is met."
        : "None of " + Texts.count(rules) + " rules failed.";
  }

  private static Change change(Comparison comparison) {
    Baseline before = comparison.before();
    Points points = new Points(comparison.change(), before.images());
    return new Change(
        points.direction(),
        points.text(),
        Texts.format(
            "against %s of the accepted model; %s newly recognized, %s no longer%s",
            Texts.percent(before.correct(), before.images()),
            Texts.count(comparison.gained()),
            Texts.count(comparison.lost()),
            comparison.leftOut() == 0
                ? ""
                : Texts.format(
                    "; compared on %s of %s images",
                    Texts.count(before.images()),
                    Texts.count(before.images() + comparison.leftOut()))));
  }

  private static List<Figure> figures(Evidence evidence) {
    List<Figure> figures = new ArrayList<>();
    evidence
        .training()
        .ifPresent(
            training ->
                figures.add(
                    new Figure(
                        "On training images",
                        Texts.percent(training.correct(), training.total()),
                        Texts.format(
                            "%s of %s",
                            Texts.count(training.correct()), Texts.count(training.total())))));
    figures.add(
        new Figure(
            "Loss", Texts.loss(evidence.evaluation().loss()), "mean over the held-out images"));
    figures.add(
        new Figure(
            "Classes",
            Texts.count(evidence.run().model().classes().size()),
            Texts.format(
                "images of %d × %d pixels",
                evidence.run().images().width(), evidence.run().images().height())));
    return figures;
  }
}
