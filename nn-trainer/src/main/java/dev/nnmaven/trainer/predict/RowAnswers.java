package dev.nnmaven.trainer.predict;

import dev.nnmaven.nn.classifier.Classification;
import dev.nnmaven.nn.classifier.Classifier;
import dev.nnmaven.nn.classifier.Regressor;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.math.FloatText;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A model that is asked about rows, and how its answers read. */
interface RowAnswers {

  /** Columns of a row, in the order in which it wants their values. */
  List<Column> columns();

  /** Names of the columns of an answer. */
  List<String> names();

  /**
   * Asks about a row.
   *
   * @param values in the order of {@link #columns}
   * @return a cell for each of {@link #names}, and then a text for the log
   * @throws IllegalArgumentException if a value does not fit its column
   */
  List<String> ask(List<String> values);

  /** Those of a model. */
  static RowAnswers of(TrainedModel model) {
    return model.task() instanceof RegressionTask
        ? numbers(Regressor.of(model))
        : classes(Classifier.of(model));
  }

  private static RowAnswers numbers(Regressor regressor) {
    return new RowAnswers() {
      @Override
      public List<Column> columns() {
        return regressor.columns();
      }

      @Override
      public List<String> names() {
        return List.of("predicted");
      }

      @Override
      public List<String> ask(List<String> values) {
        double number = regressor.predict(values);
        return List.of(FloatText.of(number), Texts.number(number));
      }
    };
  }

  private static RowAnswers classes(Classifier classifier) {
    return new RowAnswers() {
      @Override
      public List<Column> columns() {
        return classifier.columns();
      }

      @Override
      public List<String> names() {
        return Stream.concat(
                Stream.of("predicted", "probability"),
                classifier.classes().stream().map(name -> "p(" + name + ")"))
            .toList();
      }

      @Override
      public List<String> ask(List<String> values) {
        Classification says = classifier.classify(values);
        List<String> cells = new ArrayList<>();
        cells.add(says.best().className());
        cells.add(FloatText.of(says.best().probability()));
        for (String name : classifier.classes()) {
          cells.add(FloatText.of(says.probability(name)));
        }
        cells.add(PredictionLog.likeliest(says));
        return cells;
      }
    };
  }
}
