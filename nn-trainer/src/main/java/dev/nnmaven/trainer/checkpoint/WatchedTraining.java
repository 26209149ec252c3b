package dev.nnmaven.trainer.checkpoint;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.log.TrainingLog;

/**
 * Log and checkpoints of a network that is trained alone.
 *
 * @param settings name the file of checkpoints
 */
public record WatchedTraining<M extends Metrics>(Settings settings, Lines lines, TrainingLog<M> log)
    implements MemberWatch<M> {

  @Override
  public TrainingListener<M> listener(int member) {
    return log;
  }

  @Override
  public Checkpoints<M> checkpoints(int member, TrainingRun<M> run) {
    return TrainingCheckpoints.of(settings, member, run, lines);
  }

  @Override
  public MemberWatch<M> refit(TrainingRun.PartialResult<M> result, TrainingRun<M> second) {
    return new WatchedTraining<>(
        TrainingCheckpoints.ofRefit(settings), lines, log.refit(result, second));
  }
}
