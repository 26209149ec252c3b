package dev.nnmaven.search.report;

import dev.nnmaven.gate.report.html.Axis;
import dev.nnmaven.gate.report.html.Plot;
import dev.nnmaven.search.trial.TrialResult.Point;
import dev.nnmaven.search.trial.TrialScore;
import java.util.Collections;
import java.util.List;

/**
 * Validation loss of each trial, laid out when the page is written.
 *
 * @param most the largest loss that fits into the plot
 * @param isCut whether some do not, and are drawn at its edge
 */
record TrialCurves(double most, boolean isCut, Plot plot) {

  private static final int MOST_EPOCH_TICKS = 10;
  private static final int MOST_VALUE_TICKS = 5;

  /** Losses of so many times the median fit into the plot; larger ones would flatten the rest. */
  private static final double SHOWN = 3;

  /** A loss that always fits. */
  private static final double SMALL = 0.01;

  /** Curves of the trials up to their last epoch; those drawn last are on top. */
  static TrialCurves of(List<TrialScore> lasts, SearchPage.Styles styles, int epochs) {
    List<Double> losses =
        lasts.stream()
            .flatMap(score -> score.curve().stream())
            .map(Point::validationLoss)
            .sorted()
            .toList();
    double most = losses.isEmpty() ? 1 : Math.max(SMALL, SHOWN * losses.get(losses.size() / 2));
    List<Double> fit = losses.stream().map(loss -> Math.min(loss, most)).toList();
    Axis up = Axis.around(fit, false);
    Axis across = Axis.ofEpochs(List.of(1, epochs));
    return new TrialCurves(
        most,
        !losses.isEmpty() && Collections.max(losses) > most,
        new Plot(
            "Validation loss of each trial in each epoch; the table of trials has the last figures",
            new Plot.Side("", up.ticks(MOST_VALUE_TICKS, 0)),
            new Plot.Side("", across.ticks(MOST_EPOCH_TICKS, 1)),
            styles.winnerLast(lasts).stream()
                .map(score -> line(score, styles.of(score), across, up))
                .toList()));
  }

  private static Plot.Line line(TrialScore trial, String style, Axis across, Axis up) {
    return Plot.Line.of(
        "",
        style,
        trial.curve().stream()
            .map(
                point ->
                    new Plot.Point(across.share(point.epoch()), up.share(point.validationLoss())))
            .toList(),
        SearchLog.text(trial));
  }
}
