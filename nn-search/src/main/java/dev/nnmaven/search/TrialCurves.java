package dev.nnmaven.search;

import dev.nnmaven.gate.report.html.Axis;
import dev.nnmaven.gate.report.html.LineChart.Tick;
import dev.nnmaven.search.TrialResult.Point;
import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Validation loss of each trial, laid out when the page is written.
 *
 * @param note what is cut off; empty if nothing is
 */
public record TrialCurves(String note, List<Line> lines, List<Tick> epochs, List<Tick> values) {

  /** Units along each side of a plot. */
  private static final int SIZE = 1000;

  private static final int MOST_EPOCH_TICKS = 10;
  private static final int MOST_VALUE_TICKS = 5;

  /** Losses of so many times the median fit into the plot; larger ones would flatten the rest. */
  private static final double SHOWN = 3;

  /** A loss that always fits. */
  private static final double SMALL = 0.01;

  /**
   * A line of a trial.
   *
   * @param style class in the style sheet
   * @param path of an SVG
   * @param dots the same, where there is a single point only
   * @param text what is shown when it is pointed at
   */
  public record Line(String style, String path, String dots, String text) {}

  /** Curves of the trials up to their last epoch; those drawn last are on top. */
  static TrialCurves of(List<TrialScore> lasts, SearchPage.Styles styles, int epochs) {
    List<Double> losses =
        lasts.stream()
            .flatMap(one -> one.curve().stream())
            .map(Point::validationLoss)
            .sorted()
            .toList();
    if (losses.isEmpty()) {
      return new TrialCurves("", List.of(), List.of(), List.of());
    }
    double most = Math.max(SMALL, SHOWN * losses.get(losses.size() / 2));
    double largest = Collections.max(losses);
    boolean isCut = largest > most;
    Axis vertical = Axis.around(List.of(losses.get(0), isCut ? most : largest), Double.MAX_VALUE);
    Axis horizontal = Axis.ofEpochs(IntStream.rangeClosed(1, epochs).boxed().toList());
    List<Line> lines = new ArrayList<>();
    for (TrialScore one : styles.winnerLast(lasts)) {
      List<String> places =
          one.curve().stream()
              .map(
                  point ->
                      place(horizontal.share(point.epoch()))
                          + " "
                          + place(1 - vertical.share(point.validationLoss())))
              .toList();
      if (!places.isEmpty()) {
        lines.add(
            new Line(
                styles.of(one),
                "M" + String.join("L", places),
                places.size() == 1 ? "M" + places.get(0) + "h0" : "",
                SearchLog.text(one)));
      }
    }
    return new TrialCurves(
        isCut ? Texts.format("Losses above %s are drawn at the upper edge.", Texts.loss(most)) : "",
        lines,
        horizontal.ticks(MOST_EPOCH_TICKS, 1),
        vertical.ticks(MOST_VALUE_TICKS, 0));
  }

  static String place(double share) {
    return Long.toString(Math.round(share * SIZE));
  }
}
