package dev.nnmaven.trainer.predict;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Classifier;
import dev.nnmaven.nn.prediction.Interval;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.Regressor;
import dev.nnmaven.nn.prediction.Rows;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A model that is asked about rows, and how its answers read.
 *
 * @param columns names of a row's columns, in the order in which it wants their values
 * @param names of the columns of an answer
 * @param ask from values in that order to a cell for each of the names, and then a text for the
 *     log; throws IllegalArgumentException if a value does not fit its column
 * @param outside from these values to the columns of which one is beyond all training rows, with
 *     the range of these
 */
record RowAnswers(
    List<String> columns,
    List<String> names,
    Function<List<? extends CharSequence>, List<String>> ask,
    Function<List<? extends CharSequence>, Map<String, String>> outside) {

  /** Throws if somebody asked for a coverage that the model cannot promise. */
  static RowAnswers of(TrainedModel trained, Coverage coverage) throws ConfigurationException {
    Optional<Coverage> promised = coverage.most(trained).map(any -> coverage);
    Model model = Model.of(trained);
    List<String> columns = model.columns();
    Rows<List<?>> inOrder = Rows.inOrder(columns);
    Function<List<? extends CharSequence>, Map<String, String>> outside =
        values -> {
          Map<String, CharSequence> row = new HashMap<>();
          IntStream.range(0, values.size()).forEach(c -> row.put(columns.get(c), values.get(c)));
          return model.outside(row);
        };
    if (trained.task() instanceof RegressionTask) {
      Regressor<List<?>> regressor = model.numbers(inOrder);
      return promised.isEmpty()
          ? new RowAnswers(
              columns,
              List.of(ClassColumns.PREDICTED),
              values -> number(regressor.predict(values)),
              outside)
          : new RowAnswers(
              columns,
              List.of(ClassColumns.PREDICTED, "lower", "upper"),
              values ->
                  interval(regressor.interval(values, coverage.share().doubleValue()), coverage),
              outside);
    }
    Classifier<List<?>> classifier = model.rows(inOrder);
    ClassColumns answers =
        new ClassColumns(classifier.classes(), classifier.threshold() > 0, promised);
    return new RowAnswers(
        columns,
        answers.names(),
        values -> {
          Classification says = classifier.classify(values);
          List<String> cells = new ArrayList<>(answers.cells(says));
          cells.add(answers.text(says));
          return cells;
        },
        outside);
  }

  private static List<String> number(double number) {
    return List.of(FloatText.of(number), Formats.number(number));
  }

  private static List<String> interval(Interval interval, Coverage coverage) {
    return List.of(
        FloatText.of(interval.value()),
        FloatText.of(interval.lower()),
        FloatText.of(interval.upper()),
        "%s; %s interval: %s to %s"
            .formatted(
                Formats.number(interval.value()),
                coverage.text(),
                Formats.number(interval.lower()),
                Formats.number(interval.upper())));
  }
}
