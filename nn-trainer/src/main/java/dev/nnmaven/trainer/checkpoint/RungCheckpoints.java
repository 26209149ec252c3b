package dev.nnmaven.trainer.checkpoint;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.Checkpoint;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checkpoints of a training that pauses after some epochs and may resume later: one is kept then,
 * in the file that the settings name, and now and then before. Where it cannot be kept, resuming
 * means to start again, which ends with the same network.
 */
public final class RungCheckpoints<M extends Metrics> implements Checkpoints<M> {

  private final TrainingCheckpoints<M> checkpoints;
  private final int pause;
  private int done;

  /**
   * Creates the checkpoints of a run.
   *
   * @param settings with {@link TrainingJob#CHECKPOINT_FILE}, and what distinguishes this training
   *     from others
   * @param pause number of epochs after which training pauses
   */
  public RungCheckpoints(Settings settings, TrainingRun<M> run, int pause, Lines lines) {
    Path file = settings.file(TrainingJob.CHECKPOINT_FILE).orElseThrow();
    this.checkpoints = TrainingCheckpoints.in(file, settings, run, lines);
    this.pause = pause;
  }

  @Override
  public Optional<Checkpoint<M>> last() {
    // One that another search left may have gone further.
    return checkpoints.last().filter(checkpoint -> checkpoint.epochs().size() <= pause);
  }

  @Override
  public void refused(String why) {
    checkpoints.refused(why);
  }

  @Override
  public void goesOn(int epochs) {
    done = epochs;
  }

  @Override
  public void epochFinished(Supplier<Optional<Checkpoint<M>>> state) {
    done++;
    if (done < pause) {
      checkpoints.epochFinished(state);
    } else {
      checkpoints.write(state);
    }
  }

  @Override
  public boolean pausesAfter(int epochs) {
    return epochs >= pause;
  }
}
