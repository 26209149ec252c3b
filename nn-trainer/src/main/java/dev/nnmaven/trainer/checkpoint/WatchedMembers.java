package dev.nnmaven.trainer.checkpoint;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.log.MembersLog;

/**
 * Log and checkpoints of networks that are trained side by side.
 *
 * @param settings name the file of checkpoints
 * @param before number of epochs that count as done when a training begins
 */
public record WatchedMembers<M extends Metrics>(
    Settings settings, Lines lines, MembersLog<M> log, int before) implements MemberWatch<M> {

  @Override
  public TrainingListener<M> listener(int member) {
    return log.listener(member, before);
  }

  @Override
  public Checkpoints<M> checkpoints(int member, TrainingRun<M> run) {
    return TrainingCheckpoints.of(settings, member, run, new OfMember(lines, member));
  }

  @Override
  public MemberWatch<M> refit(TrainingRun.PartialResult<M> result, TrainingRun<M> second) {
    int planned = second.job().options().epochs();
    return new WatchedMembers<>(TrainingCheckpoints.ofRefit(settings), lines, log, planned);
  }

  @Override
  public void finished(int member, TrainingRun.Outcome<M> outcome) {
    log.finished(member, outcome);
  }

  /** Lines that say which network they are about. */
  private record OfMember(Lines lines, int member) implements Lines {

    @Override
    public void info(String line) {
      lines.info("network " + member + ": " + line);
    }

    @Override
    public void warn(String line) {
      lines.warn("network " + member + ": " + line);
    }
  }
}
