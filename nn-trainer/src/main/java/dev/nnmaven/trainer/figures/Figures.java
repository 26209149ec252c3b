package dev.nnmaven.trainer.figures;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.text.Unit;

/** Figures of a task's metrics in JSON files. */
public sealed interface Figures permits EvaluationFigures, RegressionFigures {

  static Figures of(Metrics metrics, Task<?> task, Unit unit) {
    return metrics instanceof RegressionMetrics errors
        ? RegressionFigures.of(errors)
        : EvaluationFigures.of(
            (ClassificationMetrics) metrics, ((ClassificationTask) task).classes(), unit);
  }
}
