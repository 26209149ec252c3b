package dev.nnmaven.gate.report.html;

import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Mean cost of the answers of two classes, if the second were the answer from a probability on. */
final class CostChart {

  private static final int MOST_TICKS = 6;
  private static final Axis SHARES = new Axis(0, 1);

  private CostChart() {}

  static LineChart of(Predictions answers, List<String> names, double meanCost) {
    List<double[]> steps = steps(answers);
    Axis up =
        new Axis(0, Math.max(1e-9, steps.stream().mapToDouble(step -> step[1]).max().orElse(1)));
    List<Plot.Point> points =
        steps.stream().map(step -> new Plot.Point(step[0], up.share(step[1]))).toList();
    double threshold = threshold(answers.costs());
    String name =
        "mean cost, %s from %s on".formatted(Formats.error(meanCost), Formats.percent(threshold));
    return new LineChart(
        "Cost by threshold",
        new Plot(
            "Cost by threshold: " + name,
            new Plot.Side("mean cost", up.ticks(MOST_TICKS, false)),
            new Plot.Side(
                "least probability of " + SafeText.text(names.get(1)),
                SHARES.ticks(MOST_TICKS, true)),
            List.of(Plot.Line.of(name, "first", Plot.Point.thinned(points), "")),
            SHARES.place(threshold),
            List.of()));
  }

  /** The probability at which both answers are expected to cost the same (Elkan 2001). */
  private static double threshold(Costs costs) {
    double either = costs.of(0, 1) + costs.of(1, 0);
    return either == 0 ? 0 : costs.of(0, 1) / either;
  }

  /** Probability of the second class, and mean cost if it is the answer from there on, in steps. */
  static List<double[]> steps(Predictions answers) {
    int[] labels = answers.labels();
    Costs costs = answers.costs();
    double sum = IntStream.of(labels).mapToDouble(label -> costs.of(label, 1)).sum();
    List<double[]> steps = new ArrayList<>();
    steps.add(new double[] {0, sum / labels.length});
    List<Integer> rising =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> answers.probabilities()[i][1]))
            .toList();
    for (int i : rising) {
      double probability = answers.probabilities()[i][1];
      steps.add(new double[] {probability, sum / labels.length});
      sum += costs.of(labels[i], 0) - costs.of(labels[i], 1);
      steps.add(new double[] {probability, sum / labels.length});
    }
    steps.add(new double[] {1, sum / labels.length});
    return steps;
  }
}
