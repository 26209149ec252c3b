package dev.nnmaven.trainer.predict;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Classifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.Regressor;
import dev.nnmaven.nn.prediction.Rows;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  static RowAnswers of(TrainedModel trained) {
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
      return new RowAnswers(
          columns, List.of("predicted"), values -> number(regressor.predict(values)), outside);
    }
    Classifier<List<?>> classifier = model.rows(inOrder);
    boolean abstains = classifier.threshold() > 0;
    return new RowAnswers(
        columns,
        names(classifier.classes(), abstains),
        values -> {
          Classification says = classifier.classify(values);
          List<String> cells = new ArrayList<>(cells(says, classifier.classes(), abstains));
          cells.add(PredictionLog.likeliest(says));
          return cells;
        },
        outside);
  }

  private static List<String> number(double number) {
    return List.of(FloatText.of(number), Formats.number(number));
  }

  /** Columns of an answer: class, probability, perhaps whether it is confident, and all classes. */
  static List<String> names(List<String> classes, boolean abstains) {
    List<String> names = new ArrayList<>(List.of("predicted", "probability"));
    if (abstains) {
      names.add("confident");
    }
    // In parentheses, so that a class named as another column does not clash with that.
    classes.forEach(name -> names.add("p(" + name + ")"));
    return names;
  }

  /** What is in these columns. */
  static List<String> cells(Classification says, List<String> classes, boolean abstains) {
    List<String> cells = new ArrayList<>();
    cells.add(says.best().className());
    cells.add(FloatText.of(says.best().probability()));
    if (abstains) {
      cells.add(String.valueOf(says.isConfident()));
    }
    classes.forEach(name -> cells.add(FloatText.of(says.probability(name))));
    return cells;
  }
}
