package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Predicted (across) against true numbers (up) of a regression: a plot on whose diagonal there is
 * no error, and the errors by tenths of the predictions.
 */
final class ErrorPlot {

  private static final int TENTHS = 10;
  private static final int MOST_POINTS = 1000;
  private static final int MOST_TICKS = 5;
  private static final double ROOM = 0.05;
  private static final double LEAST_ROOM = 1e-9; // beside numbers that are all the same

  private ErrorPlot() {}

  static Section of(Findings<RegressionMetrics, RegressionPredictions> found) {
    RegressionPredictions all = found.answers();
    List<Integer> order =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparing((Integer n) -> all.predicted()[n]))
            .toList();
    Decimals decimals =
        Decimals.of(
            DoubleStream.concat(DoubleStream.of(all.predicted()), DoubleStream.of(all.actual()))
                .toArray());
    List<PlotTable.Row> tenths = new ArrayList<>();
    int parts = Math.min(TENTHS, order.size());
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) part * order.size() / parts);
      int to = (int) ((part + 1L) * order.size() / parts);
      tenths.add(tenth(order.subList(from, to), all, decimals));
    }
    return new PlotTable(
            "errors",
            "Errors",
            "What was predicted for",
            Shown.text(found.measure().target().orElseThrow()),
            ", across, and what it is, up. "
                + (all.size() <= MOST_POINTS
                    ? "Every held-out row is a point."
                    : Texts.format("%,d held-out rows, evenly chosen.", MOST_POINTS)),
            "Residual: true minus predicted. Where its mean is far from 0, the model is off in one"
                + " direction.",
            "Predicted and true",
            plot(all.predicted(), all.actual()),
            "Errors by decile of the predictions",
            List.of(
                "Predicted",
                "Rows",
                "Mean predicted",
                "Mean true",
                "Mean residual",
                "Mean absolute error"),
            tenths)
        .section();
  }

  static Plot plot(double[] predicted, double[] actual) {
    DoubleSummaryStatistics all =
        DoubleStream.concat(DoubleStream.of(predicted), DoubleStream.of(actual))
            .summaryStatistics();
    double largest = Math.max(Math.abs(all.getMin()), Math.abs(all.getMax()));
    double room = Math.max((all.getMax() - all.getMin()) * ROOM, largest * LEAST_ROOM);
    room = Math.max(room, Double.MIN_NORMAL);
    Axis axis = new Axis(all.getMin() - room, all.getMax() + room);
    int count = Math.min(predicted.length, MOST_POINTS);
    List<Plot.Point> points =
        IntStream.range(0, count)
            .map(i -> (int) ((long) i * predicted.length / count))
            .mapToObj(n -> new Plot.Point(axis.share(predicted[n]), axis.share(actual[n])))
            .toList();
    List<Plot.Tick> ticks = axis.ticks(MOST_TICKS, 0);
    return new Plot(
        "Predicted against true numbers; the table below has the figures",
        new Plot.Side("true", ticks),
        new Plot.Side("predicted", ticks),
        List.of(
            Plot.Line.of("", "second", List.of(new Plot.Point(0, 0), new Plot.Point(1, 1)), ""),
            new Plot.Line("", "first", "", "", "").withDots(points)));
  }

  /** Rows with neighbouring predictions. */
  private static PlotTable.Row tenth(
      List<Integer> rows, RegressionPredictions all, Decimals decimals) {
    double predicted = 0;
    double actual = 0;
    double error = 0;
    for (int n : rows) {
      predicted += all.predicted()[n];
      actual += all.actual()[n];
      error += all.error(n);
    }
    int count = rows.size();
    return new PlotTable.Row(
        decimals.text(all.predicted()[rows.get(0)]) + " to",
        decimals.text(all.predicted()[rows.get(count - 1)]),
        List.of(
            Texts.count(count),
            decimals.text(predicted / count),
            decimals.text(actual / count),
            decimals.text((actual - predicted) / count),
            decimals.text(error / count)));
  }
}
