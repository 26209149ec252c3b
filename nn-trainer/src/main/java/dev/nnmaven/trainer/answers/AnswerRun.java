package dev.nnmaven.trainer.answers;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.Measure;

/** Answers that a file has, whoever gave them. */
record AnswerRun(
    Examples examples, String place, Measure<?> measure, Answers<?> answers, double[][] intervals)
    implements Answered {

  @Override
  @SuppressWarnings("unchecked") // made with the measure
  public <M extends Metrics> Answers<M> predict(Measure<M> of) {
    return (Answers<M>) answers;
  }
}
