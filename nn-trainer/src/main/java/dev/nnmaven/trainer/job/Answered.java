package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.Measure;
import java.util.List;
import java.util.Optional;

/**
 * Test examples and the answers to them, the input of a gate: answers of a model of ours ({@link
 * EvaluationRun}), or answers that any other program wrote.
 */
public interface Answered {

  Examples examples();

  /** Location of the examples, for the log. */
  String place();

  /** Warnings, one line each. */
  default List<String> warnings() {
    return List.of();
  }

  /** Metrics of the task. */
  Measure<?> measure();

  /**
   * The answers to all examples.
   *
   * @throws ConfigurationException if the model cannot be evaluated
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

  /** Training examples that the weights were fitted to. */
  default Optional<Examples> trainedOn() {
    return Optional.empty();
  }
}
