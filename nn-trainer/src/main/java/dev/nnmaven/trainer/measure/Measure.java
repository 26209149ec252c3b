package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.text.Unit;
import java.util.Optional;

/**
 * How the metrics of a task are compared, put into a line, and kept in a checkpoint.
 *
 * @param <M> what the task measures
 */
public interface Measure<M extends Metrics> {

  /** That of a task on examples of a kind. */
  static Measure<?> of(Task<?> task, Unit unit) {
    if (task instanceof ClassificationTask classification) {
      return new ClassificationMeasure(classification, unit);
    }
    if (task instanceof RegressionTask regression) {
      return new RegressionMeasure(regression, unit);
    }
    throw new IllegalArgumentException("nothing is known of the metrics of a " + task.kind());
  }

  /** The task. */
  Task<M> task();

  /** What an example is called. */
  Unit unit();

  /** Name of the main figure: {@code accuracy}. */
  String score();

  /** Title of a table of epochs, where its head does not say it. */
  Optional<String> caption();

  /** That figure in a table: {@code 91.66%}. */
  String text(M metrics);

  /** That figure in a sentence, with what it is made of: {@code 91.66% (1,100 of 1,200 images)}. */
  String longText(M metrics);

  /** What decides which epoch is the best: smaller is better. */
  double error(Monitor monitor, M metrics);

  /** How bad that figure is: smaller is better. */
  double error(M metrics);

  /** Number of samples that were measured. */
  int samples(M metrics);

  /** The metrics as numbers with spaces between them; doubles are hexadecimal, and so exact. */
  String toText(M metrics);

  /**
   * The metrics of a text.
   *
   * @throws IllegalArgumentException if it is not as {@link #toText} writes it
   */
  M ofText(String text);
}
