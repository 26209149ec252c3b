package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.table.CsvText;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a model gets wrong, worst first: the misclassified examples, by their losses, or all
 * predicted numbers, by their absolute errors.
 *
 * @param title what they are, with their number
 * @param columns what is known of each
 * @param samples indices of the held-out examples
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

  /** {@code errors.csv}: the names of the columns, and a line for each example. */
  public String csv() throws IOException {
    return CsvText.of(
        Stream.concat(
            Stream.of(columns.stream().map(Column::name).toList()),
            samples.stream()
                .map(n -> columns.stream().map(column -> column.exact.apply(n)).toList())));
  }

  /** Those of an evaluation. */
  public static ErrorList of(Evidence evidence) {
    Column name = Column.text(evidence.unit().one(), evidence.run().examples()::name);
    return evidence
        .findings()
        .match(
            classes -> ofClasses(evidence, name, classes.answers()),
            numbers -> ofNumbers(evidence, name, numbers.answers()));
  }

  private static ErrorList ofClasses(Evidence evidence, Column name, Predictions all) {
    List<String> classes = evidence.findings().measure().classes();
    List<Integer> samples = all.worst(all.size());
    return new ErrorList(
        Formats.format(
            "%,d of %s %s misclassified",
            samples.size(), evidence.unit().count(all.size()), samples.size() == 1 ? "is" : "are"),
        Stream.of(
                name,
                Column.text("actual", n -> classes.get(all.labels()[n])),
                Column.text("predicted", n -> classes.get(all.classes()[n])),
                new Column(
                    "probability",
                    n -> FloatText.of((float) all.probability(n)),
                    n -> Formats.percent(all.probability(n))),
                Column.number("loss", n -> all.losses()[n], n -> Formats.loss(all.losses()[n])))
            .limit(evidence.run().hasProbabilities() ? 5 : 3)
            .toList(),
        samples);
  }

  private static ErrorList ofNumbers(Evidence evidence, Column name, RegressionPredictions all) {
    return new ErrorList(
        "Errors of " + evidence.unit().count(all.size()),
        List.of(
            name,
            Column.number("actual", n -> all.actual()[n], n -> Formats.number(all.actual()[n])),
            Column.number(
                "predicted", n -> all.predicted()[n], n -> Formats.number(all.predicted()[n])),
            Column.number("error", all::error, n -> Formats.error(all.error(n)))),
        all.worst(all.size()));
  }
}
