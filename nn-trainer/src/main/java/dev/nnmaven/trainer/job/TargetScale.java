package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.task.RegressionTask;
import java.util.Arrays;

/** Whether the scale of a model's target is one that its numbers can be judged with. */
final class TargetScale {

  private TargetScale() {}

  /**
   * Whether the scale distinguishes numbers: standardized, as a float, and back, none changes by
   * more than a hundredth of their range.
   */
  static boolean tellsApart(RegressionTask task, double[] numbers) {
    double least = Arrays.stream(numbers).min().orElse(0);
    double most = Arrays.stream(numbers).max().orElse(0);
    double much = most / 100 - least / 100;
    return least == most
        || Arrays.stream(numbers)
            .allMatch(value -> Math.abs(task.value(task.scale().apply(value)) - value) <= much);
  }
}
