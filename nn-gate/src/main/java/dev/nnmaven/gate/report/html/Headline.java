package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.evidence.ConfidenceFindings;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.report.html.Sheet.Figure;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.ModelName;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Top of the page: the verdict and the accuracy, or the error of a regression.
 *
 * @param status CSS class: passed, failed or open
 * @param model project, and model if its name is not the default
 */
record Headline(String status, String verdict, String consequence, String model, Main main) {

  /** What the model comes to. */
  record Main(
      String label,
      String figure,
      String heldOut,
      String confidence,
      Optional<Scale> scale,
      Optional<Difference> change,
      List<Figure> figures) {}

  /**
   * Change of the accuracy, or of the error, from the baseline.
   *
   * @param direction CSS class: better, worse or same
   */
  record Difference(String direction, String points, String note) {}

  static Headline of(Evidence evidence, Verdict verdict) {
    Main main = evidence.findings().match(found -> main(found, evidence), ErrorHeadline::of);
    return new Headline(
        verdict.status(),
        verdict.title(),
        verdict.consequence(evidence.findings().measure().score()),
        ModelName.title(evidence.subject().project(), evidence.subject().modelFile()),
        main);
  }

  private static Main main(Findings<ClassificationMetrics, Predictions> found, Evidence evidence) {
    ClassificationMetrics evaluation = found.evaluation();
    Unit unit = found.measure().unit();
    return new Main(
        "Accuracy",
        Formats.percent(evaluation.correct(), evaluation.total()),
        Formats.format(
            "%,d of %s recognized; %s.",
            evaluation.correct(),
            Formats.count(evaluation.total(), "held-out " + unit.one()),
            found.chance().orElseThrow().text(unit)),
        Formats.format(
            "95%% confidence: %s to %s%s",
            Formats.percent(evaluation.interval().low()),
            Formats.percent(evaluation.interval().high()),
            found.units().length == 0
                ? ""
                : ", too narrow for %s %s"
                    .formatted(
                        unit.many(), found.groups().length > 0 ? "in groups" : "with copies")),
        Optional.of(Scale.of(evaluation, found.comparison())),
        found.comparison().map(comparison -> change(comparison, unit)),
        figures(found, evidence));
  }

  private static Difference change(Comparison comparison, Unit unit) {
    Change total = comparison.total();
    return new Difference(
        total.ratio().direction(),
        total.ratio().change(),
        Formats.format(
            "against %s of the accepted model; %,d newly recognized, %,d no longer%s",
            Formats.percent(total.before(), total.images()),
            total.gained(),
            total.lost(),
            comparison.sharedText(unit)));
  }

  private static List<Figure> figures(
      Findings<ClassificationMetrics, Predictions> found, Evidence evidence) {
    Unit unit = found.measure().unit();
    List<Figure> figures = new ArrayList<>();
    found
        .training()
        .ifPresent(
            training ->
                figures.add(
                    new Figure(
                        "On training " + unit.many(),
                        Formats.percent(training.correct(), training.total()),
                        Formats.format("%,d of %,d", training.correct(), training.total()))));
    figures.add(
        new Figure(
            "Loss",
            Formats.loss(found.evaluation().loss()),
            "mean over the held-out " + unit.many()));
    figures.add(
        new Figure(
            "Classes",
            Formats.count(found.measure().classes().size()),
            evidence.run().examples().form().replace(" x ", " × ")));
    evidence.confidence().ifPresent(one -> addTo(figures, one));
    return figures;
  }

  private static void addTo(List<Figure> figures, ConfidenceFindings found) {
    Calibration calibration = found.heldOut();
    if (calibration != null) {
      figures.add(
          new Figure(
              "Calibration error",
              Formats.percent(calibration.after().calibrationError()),
              "%s and loss %s without the temperature of %s"
                  .formatted(
                      Formats.percent(calibration.before().calibrationError()),
                      Formats.loss(calibration.before().loss()),
                      FloatText.of(calibration.temperature()))));
    }
    ConfidentAnswers answers = found.answers();
    if (answers != null) {
      figures.add(
          new Figure(
              "Coverage",
              Formats.percent(answers.coverage()),
              "confident from %s%s"
                  .formatted(
                      answers.thresholdText(),
                      answers.confident() == 0
                          ? ""
                          : "; %s of these right".formatted(Formats.percent(answers.accuracy())))));
    }
  }

  /**
   * Scale of accuracy from {@code from} to 100%, with confidence interval and baseline. Positions
   * are in percent of the scale.
   *
   * @param baseline position of the baseline
   */
  record Scale(String from, String low, String width, String accuracy, Optional<String> baseline) {

    private static final double STEP = 0.05;

    static Scale of(ClassificationMetrics evaluation, Optional<Comparison> comparison) {
      Optional<Double> before =
          comparison.map(c -> (double) c.total().before() / c.total().images());
      double low = evaluation.interval().low();
      double least = Math.min(low, before.orElse(low));
      double from = Math.max(0, Math.floor(least / STEP - 1) * STEP);
      return new Scale(
          Formats.format("%.0f%%", from * 100),
          place(low, from),
          Formats.format("%.2f%%", (evaluation.interval().high() - low) / (1 - from) * 100),
          place(evaluation.accuracy(), from),
          before.map(share -> place(share, from)));
    }

    private static String place(double share, double from) {
      return Formats.format("%.2f%%", (share - from) / (1 - from) * 100);
    }
  }
}
