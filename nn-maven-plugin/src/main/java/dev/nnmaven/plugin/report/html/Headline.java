package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.plugin.baseline.Baseline;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.text.ModelName;
import dev.nnmaven.plugin.text.Points;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is seen first: the verdict, and the figure that it is mostly about.
 *
 * @param status the name of a style: passed, failed or open
 * @param verdict in words
 * @param consequence what the verdict means for the build
 * @param model the project, and which model of it if it is not the one of the default name
 * @param heldOut recognized of how many
 * @param confidence where the true accuracy lies
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

  /** A further figure and what it is. */
  record Figure(String name, String value, String note) {}

  /**
   * How the accuracy compares with that of the accepted model.
   *
   * @param direction the name of a style: better, worse or same
   */
  record Change(String direction, String points, String note) {}

  static Headline of(Evidence evidence) {
    Evaluation evaluation = evidence.evaluation();
    int failed = evidence.verdict().failures().size();
    int rules = evidence.verdict().results().size();
    String status = failed > 0 ? "failed" : rules == 0 ? "open" : "passed";
    return new Headline(
        status,
        switch (status) {
          case "failed" -> "Failed";
          case "passed" -> "Passed";
          default -> "Not gated";
        },
        consequence(status, failed, rules, evidence.halts()),
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

  private static String consequence(String status, int failed, int rules, boolean halts) {
    return switch (status) {
      case "failed" ->
          Texts.format(
              "%s not met; %s",
              rules == 1
                  ? "The only rule is"
                  : Texts.format("%s of %s rules", Texts.count(failed), Texts.count(rules)),
              halts ? "the build fails." : "the build goes on (nn.haltOnFailure=false).");
      case "passed" ->
          rules == 1 ? "The only rule is met." : "None of " + Texts.count(rules) + " rules failed.";
      default -> "No rule is configured; nn.minAccuracy would be one.";
    };
  }

  private static Change change(Comparison comparison) {
    Baseline before = comparison.before();
    Points points = new Points(comparison.change(), before.images());
    return new Change(
        points.direction(),
        points.text(),
        Texts.format(
            "against %s of the accepted model; %s newly recognized, %s no longer",
            Texts.percent(before.correct(), before.images()),
            Texts.count(comparison.gained()),
            Texts.count(comparison.lost())));
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
