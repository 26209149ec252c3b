package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;

/**
 * Which settings of a training, and rules of its gate, make sense for which task; the task is only
 * known with the data.
 */
final class TaskSettingsCheck {

  private TaskSettingsCheck() {}

  /** What is about another task, a mistake each. */
  static Mistakes of(TrainingJob job, Task<?> task) {
    Mistakes mistakes = new Mistakes();
    TaskRule.requireFit(job.settings(), task, mistakes);
    Monitor monitor = job.validation().map(settings -> settings.monitor()).orElse(Monitor.LOSS);
    if (task instanceof RegressionTask regression) {
      String target = SafeText.text(regression.target());
      refuse(!job.classWeights().isNone(), "nn.classWeights", target, mistakes);
      if (job.options().targets().smoothing() > 0f) {
        mistakes.add(
            "nn.loss", "labelSmoothing is about classes, but %s is a number; remove it", target);
      }
      refuse(job.answers().isCalibrated(), "nn.calibration", target, mistakes);
      refuse(job.answers().abstain().isPresent(), "nn.abstain", target, mistakes);
      refuse(!job.answers().costs().isEmpty(), "nn.costs", target, mistakes);
      if (monitor == Monitor.ACCURACY) {
        mistakes.add(
            "nn.monitor",
            "accuracy is about classes, but %s is a number; expected loss or rmse",
            target);
      }
    } else if (monitor == Monitor.RMSE) {
      mistakes.add("nn.monitor", "rmse is about numbers; expected loss or accuracy for classes");
    }
    if (task instanceof ClassificationTask classes) {
      try {
        Costs.of(classes.classes(), job.answers().costs());
      } catch (IllegalArgumentException e) {
        mistakes.add("nn.costs", String.valueOf(e.getMessage()));
      }
    }
    return mistakes;
  }

  private static void refuse(boolean isSet, String parameter, String target, Mistakes mistakes) {
    if (isSet) {
      mistakes.add(parameter, "is about classes, but %s is a number; remove it", target);
    }
  }
}
