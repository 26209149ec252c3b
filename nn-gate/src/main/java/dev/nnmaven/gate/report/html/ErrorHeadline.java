package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.report.html.Headline.Difference;
import dev.nnmaven.gate.report.html.Sheet.Figure;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.measure.NumberFigures;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Top of the page of a regression. */
final class ErrorHeadline {

  private ErrorHeadline() {}

  static Headline.Main of(Findings<RegressionMetrics, RegressionPredictions> found) {
    RegressionMetrics metrics = found.evaluation();
    return new Headline.Main(
        "Root mean squared error of " + SafeText.text(found.measure().target().orElseThrow()),
        Formats.error(metrics.rmse()),
        "%s. Predicting their mean would give %s."
            .formatted(
                Formats.count(metrics.total(), "held-out row"), Formats.error(chance(found))),
        "",
        Optional.empty(),
        found.comparison().map(ErrorHeadline::change),
        figures(found));
  }

  private static List<Figure> figures(Findings<RegressionMetrics, RegressionPredictions> found) {
    RegressionMetrics metrics = found.evaluation();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure("Mean absolute error", Formats.error(metrics.mae()), "over the held-out rows"));
    figures.add(
        new Figure(
            "Absolute errors",
            Formats.error(metrics.medianError()),
            "half are below this, 95%% below %s".formatted(Formats.error(metrics.error95()))));
    metrics
        .r2()
        .ifPresent(
            r2 ->
                figures.add(
                    new Figure(
                        "R²",
                        Formats.r2(r2),
                        "1 is perfect, 0 is no better than predicting the mean")));
    found
        .training()
        .ifPresent(
            training ->
                figures.add(
                    new Figure(
                        "RMSE on training rows",
                        Formats.error(training.rmse()),
                        Formats.count(training.total(), "row"))));
    figures.add(new Figure("Loss", Formats.loss(metrics.loss()), "mean over the held-out rows"));
    return figures;
  }

  /** Of the RMSE; what the gate compares, the mean absolute error, is beside it. */
  private static Difference change(Comparison comparison) {
    double before = comparison.before().entries().rmse();
    double change = comparison.now().rmse() - before;
    Pairs pairs = comparison.pairs();
    return new Difference(
        change == 0 ? "same" : change < 0 ? "better" : "worse",
        change == 0 ? "no change" : (change > 0 ? "+" : "") + Decimals.of(before).text(change),
        Formats.format(
            "against %s of the accepted model, whose mean absolute error was %s (now %s); %,d rows"
                + " have a smaller error, %,d a larger one, %s p = %s%s",
            Formats.error(before),
            Formats.error(comparison.before().entries().mae()),
            Formats.error(comparison.now().mae()),
            pairs.better(),
            pairs.worse(),
            comparison.testName(),
            pairs.test().text(),
            comparison.sharedText(Unit.ROW)));
  }

  /** RMSE of always saying the mean. */
  static double chance(Findings<RegressionMetrics, RegressionPredictions> found) {
    return new NumberFigures(found.answers()).chance();
  }
}
