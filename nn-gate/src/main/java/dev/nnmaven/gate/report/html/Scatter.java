package dev.nnmaven.gate.report.html;

import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Plot of predicted (across) against true numbers (up), on the same scale; a prediction without an
 * error lies on the diagonal. Laid out when the page is written, as {@link LineChart} is.
 *
 * @param points path of the points
 * @param across ticks of the predicted numbers
 * @param up ticks of the true ones
 * @param summary how many there are
 */
record Scatter(
    String points, List<LineChart.Tick> across, List<LineChart.Tick> up, String summary) {

  private static final int SIZE = 1000;
  private static final int MOST_POINTS = 1000;
  private static final int MOST_TICKS = 5;
  private static final double ROOM = 0.05;
  private static final double LEAST_ROOM = 1e-9; // beside numbers that are all the same

  static Scatter of(double[] predicted, double[] actual) {
    DoubleSummaryStatistics all =
        DoubleStream.concat(DoubleStream.of(predicted), DoubleStream.of(actual))
            .summaryStatistics();
    double largest = Math.max(Math.abs(all.getMin()), Math.abs(all.getMax()));
    double room = Math.max((all.getMax() - all.getMin()) * ROOM, largest * LEAST_ROOM);
    room = Math.max(room, Double.MIN_NORMAL);
    Axis axis = new Axis(all.getMin() - room, all.getMax() + room);
    StringBuilder points = new StringBuilder();
    List<Integer> shown = shown(predicted.length);
    for (int n : shown) {
      points
          .append('M')
          .append(Math.round(axis.share(predicted[n]) * SIZE))
          .append(' ')
          .append(Math.round((1 - axis.share(actual[n])) * SIZE))
          .append("h0");
    }
    List<LineChart.Tick> ticks = axis.ticks(MOST_TICKS, 0);
    return new Scatter(
        points.toString(),
        ticks,
        ticks,
        shown.size() == predicted.length
            ? "Every held-out row is a point."
            : Texts.format("%,d held-out rows, evenly chosen.", shown.size()));
  }

  private static List<Integer> shown(int count) {
    List<Integer> shown = new ArrayList<>();
    int points = Math.min(count, MOST_POINTS);
    for (int i = 0; i < points; i++) {
      shown.add((int) ((long) i * count / points));
    }
    return shown;
  }
}
