package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Metrics of a task: how they are compared, shown in the log, written to files, and kept in a
 * checkpoint.
 */
public sealed interface Measure<M extends Metrics>
    permits ClassificationMeasure, RegressionMeasure {

  /** That of a task on examples of a kind. */
  static Measure<?> of(Task<?> task, Unit unit) {
    if (task instanceof ClassificationTask classification) {
      return new ClassificationMeasure(classification, unit);
    }
    if (task instanceof RegressionTask regression) {
      return new RegressionMeasure(regression, unit);
    }
    throw Illegal.argument("nothing is known of the metrics of a %s", task.kind());
  }

  Task<M> task();

  Unit unit();

  /** The main figure. */
  Score score();

  /** Title of a table of epochs, if its header does not name the figure. */
  default Optional<String> caption() {
    return Optional.empty();
  }

  /** The main figure in a table: {@code 91.66%}. */
  String text(M metrics);

  /** That figure in a sentence, with what it is made of: {@code 91.66% (1,100 of 1,200 images)}. */
  String longText(M metrics);

  /** The same and how sure it is: {@code 91.66% (1,100 of 1,200 images), 95% confidence ...}. */
  String sureText(M metrics);

  /** What decides which epoch is the best: smaller is better. */
  default double error(Monitor monitor, M metrics) {
    return monitor == Monitor.LOSS ? metrics.loss() : error(metrics);
  }

  /** How bad the main figure is: smaller is better. */
  default double error(M metrics) {
    Double figure = score().of(metrics);
    return figure == null ? Double.NaN : score().error(figure);
  }

  /** Figures in a file. */
  Figures figures(M metrics);

  /** Names of the classes; none where a number is predicted. */
  default List<String> classes() {
    return List.of();
  }

  /** Name of the number that is predicted, if one is. */
  default Optional<String> target() {
    return Optional.empty();
  }

  /** Number of examples of each class; empty where a number is predicted. */
  default Optional<int[]> perClass(M metrics) {
    return Optional.empty();
  }

  /**
   * Accuracy of always predicting the most frequent class; empty for numbers.
   *
   * @param training number of training examples of each class, if known
   */
  default Optional<ChanceLevel> chance(M heldOut, Optional<int[]> training) {
    return Optional.empty();
  }

  /** A table of the metrics, their totals, and what chance would give, likewise. */
  List<String> lines(M heldOut, Optional<int[]> training);

  /** The main figures as a fact: {@code accuracy 91.66% ...}. */
  String fact(M heldOut);

  /** The worst class, as another fact, if any. */
  default Optional<String> worstFact(M heldOut) {
    return Optional.empty();
  }

  /** What examples to look at, and which to add, for a better model. */
  String examplesAdvice();

  /**
   * Collects the prediction for each sample.
   *
   * @param numbers the number of each sample, as {@link dev.nnmaven.nn.data.Samples#number} has it
   */
  Tally<? extends Answers<M>> tally(IntToDoubleFunction numbers);

  /** Warning about a network that is not better than the most frequent class, or the mean. */
  Optional<String> nothingLearned(M heldOut);

  /** What to predict instead if a few examples decide the score. */
  default Optional<String> otherTarget(M heldOut) {
    return Optional.empty();
  }

  /** What shows that not even the training examples are learned; empty if they are. */
  Optional<String> low(M training);

  /** The metrics as numbers with spaces between them; doubles are hexadecimal, and so exact. */
  String toText(M metrics);

  /**
   * The metrics of a text.
   *
   * @throws IllegalArgumentException if it is not as {@link #toText} writes it
   */
  M ofText(String text);
}
