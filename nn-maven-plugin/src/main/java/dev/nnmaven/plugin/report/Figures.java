package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.task.Classification;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.Task;

/** Figures of a task's metrics in JSON files. */
sealed interface Figures permits EvaluationFigures {

  static Figures of(Metrics metrics, Task<?> task) {
    return EvaluationFigures.of((ClassificationMetrics) metrics, ((Classification) task).classes());
  }
}
