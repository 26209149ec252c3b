package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.data.ChangedColumn;
import dev.nnmaven.trainer.data.ColumnValue;
import dev.nnmaven.trainer.data.RowExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How the answers of a model change with one column: the mean answer over the test rows, if all of
 * them had the same value there, for some values. Source: J. H. Friedman, <i>Greedy function
 * approximation: a gradient boosting machine</i>, The Annals of Statistics 29 (2001), section 8.2.
 *
 * @param rows number of test rows that the means are over
 * @param answers names of the classes whose probabilities are shown, or of the target
 * @param points a value each
 */
public record PartialDependence(Column column, int rows, List<String> answers, List<Point> points) {

  /**
   * The mean answers at a value.
   *
   * @param raw the value's raw number
   * @param value as in a file
   * @param means probabilities, or a number in the target's unit, [answers]
   */
  public record Point(double raw, String value, List<Double> means) {}

  private static final int MOST_COLUMNS = 6;
  private static final int MOST_VALUES = 20;

  /**
   * Those of some columns of a single test; a column of a single value has none.
   *
   * @param test rows that the means are over
   * @param source rows whose values are tried
   * @param names of columns; the first count
   * @throws DatasetException if a row does not fit the model
   */
  static List<PartialDependence> of(
      TrainedModel model, RowExamples test, RowExamples source, List<String> names)
      throws DatasetException {
    List<String> some = names.subList(0, Math.min(MOST_COLUMNS, names.size()));
    RowExamples rows = RowSample.of(test, model, MOST_VALUES * some.size());
    ReportedOutputs answers = ReportedOutputs.of(model, source);
    List<PartialDependence> found = new ArrayList<>();
    try (Evaluator evaluator = new Evaluator(model.ensemble(), ComputeOptions.fastest())) {
      for (String name : some) {
        List<Point> points = new ArrayList<>();
        for (ColumnValue value : ColumnValue.of(name, rows, source, MOST_VALUES)) {
          RowExamples changed = ChangedColumn.fixed(rows, name, value.raw());
          points.add(
              new Point(
                  value.raw(),
                  value.text(),
                  evaluator.evaluate(
                      changed.samples(model.preprocessing(), model.task()), answers.means())));
        }
        PartialDependence dependence =
            new PartialDependence(rows.column(name), rows.size(), answers.names(), points);
        // Neither a chart nor JSON can express what overflows.
        if (points.size() > 1 && dependence.means().allMatch(Double::isFinite)) {
          found.add(dependence);
        }
      }
    }
    return found;
  }

  /** The means at all values. */
  public DoubleStream means() {
    return points.stream()
        .flatMap(point -> point.means().stream())
        .mapToDouble(Double::doubleValue);
  }
}
