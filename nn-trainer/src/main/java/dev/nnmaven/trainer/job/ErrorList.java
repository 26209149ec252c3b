package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.table.CsvText;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * Errors of a model, worst first: misclassified examples, by their losses, or predicted numbers, by
 * their absolute errors.
 *
 * @param title what they are, with their number
 * @param columns properties of each
 * @param samples indices of the examples
 */
public record ErrorList(String title, List<Column> columns, List<Integer> samples) {

  /**
   * A property of an example.
   *
   * @param exact for programs, as a cell of CSV
   * @param shown for people: numbers are rounded
   */
  public record Column(String name, IntFunction<String> exact, IntFunction<String> shown) {

    private static Column text(String name, IntFunction<String> text) {
      return new Column(name, n -> CsvText.name(SafeText.escaped(text.apply(n))), text);
    }

    private static Column number(
        String name, IntToDoubleFunction number, IntFunction<String> shown) {
      return new Column(
          name,
          n -> {
            double value = number.applyAsDouble(n);
            return Double.isFinite(value) ? FloatText.of(value) : Double.toString(value);
          },
          shown);
    }
  }

  /** A file: the names of the columns, and a line for each example. */
  public String csv() throws IOException {
    return CsvText.of(
        Stream.concat(
            Stream.of(columns.stream().map(Column::name).toList()),
            samples.stream()
                .map(n -> columns.stream().map(column -> column.exact.apply(n)).toList())));
  }

  /** What people see of each example: names of columns and cells, in order. */
  List<Map<String, String>> shown() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int n : samples) {
      Map<String, String> cells = new LinkedHashMap<>();
      columns.forEach(column -> cells.put(column.name, SafeText.text(column.shown.apply(n))));
      rows.add(cells);
    }
    return rows;
  }

  /**
   * Those among a model's answers.
   *
   * @param names name of each example
   * @param most maximum number
   */
  public static ErrorList of(
      Measure<?> measure, Answers<?> answers, IntFunction<String> names, int most) {
    Column name = Column.text(measure.unit().one(), names);
    List<Integer> worst = answers.worst(most);
    if (answers instanceof Predictions classes) {
      return ofClasses(measure, name, classes, worst);
    }
    return ofNumbers(measure, name, (RegressionPredictions) answers, worst);
  }

  private static ErrorList ofClasses(
      Measure<?> measure, Column name, Predictions all, List<Integer> worst) {
    List<String> classes = measure.classes();
    int wrong = all.size() - all.evaluation().correct();
    return new ErrorList(
        Formats.format(
            "%,d of %s %s misclassified",
            wrong, measure.unit().count(all.size()), wrong == 1 ? "is" : "are"),
        Stream.of(
                name,
                Column.text("actual", n -> classes.get(all.labels()[n])),
                Column.text("predicted", n -> classes.get(all.classes()[n])),
                new Column(
                    "probability",
                    n -> FloatText.of((float) all.probability(n)),
                    n -> Formats.percent(all.probability(n))),
                Column.number("loss", n -> all.losses()[n], n -> Formats.loss(all.losses()[n])))
            .limit(all.hasProbabilities() ? 5 : 3)
            .toList(),
        worst);
  }

  private static ErrorList ofNumbers(
      Measure<?> measure, Column name, RegressionPredictions all, List<Integer> worst) {
    return new ErrorList(
        "Errors of " + measure.unit().count(all.size()),
        List.of(
            name,
            Column.number("actual", n -> all.actual()[n], n -> Formats.number(all.actual()[n])),
            Column.number(
                "predicted", n -> all.predicted()[n], n -> Formats.number(all.predicted()[n])),
            Column.number("error", all::error, n -> Formats.error(all.error(n)))),
        worst);
  }
}
