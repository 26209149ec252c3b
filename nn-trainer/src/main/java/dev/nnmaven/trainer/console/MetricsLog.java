package dev.nnmaven.trainer.console;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;

/**
 * What the log of a training says of a task's metrics.
 *
 * @param <M> what the task measures
 */
interface MetricsLog<M extends Metrics> {

  /** That of a task on examples of a kind. */
  @SuppressWarnings("unchecked") // a task measures what its own log shows
  static <M extends Metrics> MetricsLog<M> of(Task<M> task, Unit unit) {
    if (task instanceof ClassificationTask classification) {
      MetricsLog<ClassificationMetrics> log = new ClassificationLog(classification.classes(), unit);
      return (MetricsLog<M>) log;
    }
    if (task instanceof RegressionTask regression) {
      MetricsLog<RegressionMetrics> log = new RegressionLog(regression.target(), unit);
      return (MetricsLog<M>) log;
    }
    throw new IllegalArgumentException("nothing is known of the metrics of a " + task.kind());
  }

  /** A table of the metrics on held-out examples, their totals, and what chance would give. */
  List<String> lines(M heldOut, M training);

  /** The score and how sure it is: {@code 91.66% (1,100 of 1,200 images), 95% confidence ...}. */
  String score(M metrics);

  /** Warning about a network that is no better than one that looks at nothing. */
  Optional<String> nothingLearned(M heldOut);
}
