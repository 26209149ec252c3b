package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Predicted against true numbers of a regression: a plot, and the errors by tenths of the
 * predictions.
 *
 * @param target name of the number
 */
record ErrorTable(String target, Scatter plot, List<Tenth> tenths) {

  /**
   * Rows with neighbouring predictions.
   *
   * @param residual mean of true − predicted
   */
  record Tenth(
      String from,
      String to,
      String rows,
      String predicted,
      String actual,
      String residual,
      String error) {}

  private static final int TENTHS = 10;

  /** Empty if the model is no regression. */
  static Optional<ErrorTable> of(Evidence evidence) {
    return evidence.ofNumbers().map(ErrorTable::of);
  }

  private static ErrorTable of(Findings.OfNumbers found) {
    RegressionPredictions all = found.predictions();
    List<Integer> order =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparing((Integer n) -> all.predicted()[n]))
            .toList();
    Decimals decimals =
        Decimals.of(
            DoubleStream.concat(DoubleStream.of(all.predicted()), DoubleStream.of(all.actual()))
                .toArray());
    List<Tenth> tenths = new ArrayList<>();
    int parts = Math.min(TENTHS, order.size());
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) part * order.size() / parts);
      int to = (int) ((part + 1L) * order.size() / parts);
      tenths.add(tenth(order.subList(from, to), all, decimals));
    }
    return new ErrorTable(
        Shown.text(found.target()), Scatter.of(all.predicted(), all.actual()), tenths);
  }

  private static Tenth tenth(List<Integer> rows, RegressionPredictions all, Decimals decimals) {
    double predicted = 0;
    double actual = 0;
    double error = 0;
    for (int n : rows) {
      predicted += all.predicted()[n];
      actual += all.actual()[n];
      error += all.error(n);
    }
    int count = rows.size();
    return new Tenth(
        decimals.text(all.predicted()[rows.get(0)]),
        decimals.text(all.predicted()[rows.get(count - 1)]),
        Texts.count(count),
        decimals.text(predicted / count),
        decimals.text(actual / count),
        decimals.text((actual - predicted) / count),
        decimals.text(error / count));
  }
}
