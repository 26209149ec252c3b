package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.evaluation.Answers;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.measure.Measure;
import java.util.List;
import java.util.Optional;

/**
 * Test examples and the answers to them, which is all that a gate judges: those of a model that is
 * asked ({@link EvaluationRun}), or those that any other program has written down.
 */
public interface Answered {

  Examples examples();

  /** Where the examples are, in words. */
  String place();

  /** What to be careful about, one line each. */
  default List<String> warnings() {
    return List.of();
  }

  /** What is of its own kind in the task. */
  Measure<?> measure();

  /**
   * The answers to all examples.
   *
   * @throws ConfigurationException if the model cannot be judged
   * @throws DatasetException if an example does not fit it
   */
  <M extends Metrics> Answers<M> predict(Measure<M> measure)
      throws ConfigurationException, DatasetException;

  /** Bounds of the interval of each number, [lower, upper][N]; none if there are no intervals. */
  default double[][] intervals() {
    return new double[0][];
  }

  /** Training examples, if there is a model and exactly these are available. */
  default Optional<Examples> training() {
    return Optional.empty();
  }

  /** Of these, the examples that steps were made on. */
  default Optional<Examples> trainedOn() {
    return Optional.empty();
  }
}
