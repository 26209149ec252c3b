package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.text.Decimals;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Predicted (across) against true numbers (up) of a regression: a plot on whose diagonal there is
 * no error, and the errors by tenths of the predictions.
 */
record ErrorPlot(String target, RegressionPredictions all, List<Tenth> tenths) {

  private static final int TENTHS = 10;
  static final int MOST_POINTS = 1000;
  private static final int MOST_TICKS = 5;
  private static final double ROOM = 0.05;
  private static final double LEAST_ROOM = 1e-9; // beside numbers that are all the same

  static ErrorPlot of(Findings<RegressionMetrics, RegressionPredictions> findings) {
    RegressionPredictions all = findings.answers();
    List<Integer> order =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparing((Integer n) -> all.predicted()[n]))
            .toList();
    int parts = Math.min(TENTHS, order.size());
    return new ErrorPlot(
        findings.measure().target().orElseThrow(),
        all,
        IntStream.range(0, parts)
            .mapToObj(
                part ->
                    new Tenth(
                        order.subList(
                            (int) ((long) part * order.size() / parts),
                            (int) ((part + 1L) * order.size() / parts)),
                        all))
            .toList());
  }

  /** As many as the largest of all numbers needs. */
  Decimals decimals() {
    return Decimals.of(numbers().toArray());
  }

  private DoubleStream numbers() {
    return DoubleStream.concat(DoubleStream.of(all.predicted()), DoubleStream.of(all.actual()));
  }

  Plot plot() {
    Axis axis = around(numbers());
    List<Plot.Point> points =
        points(n -> axis.share(all.predicted()[n]), n -> axis.share(all.actual()[n]));
    List<Plot.Tick> ticks = axis.ticks(MOST_TICKS, 0);
    return new Plot(
        "Predicted against true numbers; the table below has the figures",
        new Plot.Side("true", ticks),
        new Plot.Side("predicted", ticks),
        List.of(
            Plot.Line.across("", "second", 0, 1),
            new Plot.Line("", "first", "", "", "").withDots(points)));
  }

  /** An axis around all of the numbers, with margins. */
  private static Axis around(DoubleStream numbers) {
    DoubleSummaryStatistics range = numbers.summaryStatistics();
    double largest = Math.max(Math.abs(range.getMin()), Math.abs(range.getMax()));
    double room = Math.max((range.getMax() - range.getMin()) * ROOM, largest * LEAST_ROOM);
    room = Math.max(room, Double.MIN_NORMAL);
    return new Axis(range.getMin() - room, range.getMax() + room);
  }

  /** One for each row, or for some of them, evenly chosen. */
  private List<Plot.Point> points(IntToDoubleFunction across, IntToDoubleFunction up) {
    int count = Math.min(all.size(), MOST_POINTS);
    return IntStream.range(0, count)
        .map(i -> (int) ((long) i * all.size() / count))
        .mapToObj(n -> new Plot.Point(across.applyAsDouble(n), up.applyAsDouble(n)))
        .toList();
  }

  /** Residuals over predictions: around 0 everywhere, if nothing is left to be learned. */
  LineChart residuals() {
    double[] predicted = all.predicted();
    Axis across = around(DoubleStream.of(predicted));
    IntToDoubleFunction residual = n -> all.actual()[n] - predicted[n];
    Axis up =
        around(
            DoubleStream.concat(
                DoubleStream.of(0), IntStream.range(0, all.size()).mapToDouble(residual)));
    double zero = up.share(0);
    return new LineChart(
        "Residuals",
        new Plot(
            "Residuals, true minus predicted, over predictions; the table below has their means",
            new Plot.Side("residual", up.ticks(MOST_TICKS, 0)),
            new Plot.Side("predicted", across.ticks(MOST_TICKS - 1, 0)),
            List.of(
                Plot.Line.across("no error", "second", zero, zero),
                new Plot.Line("", "first", "", "", "")
                    .withDots(
                        points(
                            n -> across.share(predicted[n]),
                            n -> up.share(residual.applyAsDouble(n)))),
                Plot.Line.of(
                    "mean of a decile",
                    "third",
                    tenths.stream()
                        .map(
                            tenth ->
                                new Plot.Point(
                                    across.share(tenth.predicted()),
                                    up.share(tenth.actual() - tenth.predicted())))
                        .toList(),
                    ""))));
  }

  /** Rows with neighbouring predictions, the smallest first. */
  record Tenth(List<Integer> rows, RegressionPredictions all) {

    private double mean(IntToDoubleFunction of) {
      double sum = 0;
      for (int n : rows) {
        sum += of.applyAsDouble(n);
      }
      return sum / rows.size();
    }

    double predicted() {
      return mean(n -> all.predicted()[n]);
    }

    double actual() {
      return mean(n -> all.actual()[n]);
    }

    double error() {
      return mean(all::error);
    }

    double least() {
      return all.predicted()[rows.get(0)];
    }

    double most() {
      return all.predicted()[rows.get(rows.size() - 1)];
    }
  }
}
