package dev.nnmaven.plugin.task;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.Checkpoint;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.plugin.config.Settings;
import dev.nnmaven.plugin.console.Lines;
import dev.nnmaven.plugin.job.TrainingJob;
import dev.nnmaven.plugin.job.TrainingRun;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checkpoints of a training that pauses after some epochs and may go on later: one is kept then, in
 * the file that the settings name, and now and then before. Where it cannot be kept, going on means
 * to begin anew, which ends with the same network.
 *
 * @param <M> metrics of the task
 */
public final class RungCheckpoints<M extends Metrics> implements Checkpoints<M> {

  private final CheckpointFile<M> file;
  private final Checkpoints<M> timed;
  private final Lines lines;
  private final int pause;
  private int done;

  /**
   * Creates the checkpoints of a run.
   *
   * @param settings with {@link TrainingJob#CHECKPOINT_FILE}, and what tells this training from
   *     others
   * @param pause number of epochs after which training pauses
   */
  public RungCheckpoints(Settings settings, TrainingRun<M> run, int pause, Lines lines) {
    this.file =
        new CheckpointFile<>(
            settings.file(TrainingJob.CHECKPOINT_FILE).orElseThrow(),
            TrainingCheckpoints.training(settings, run),
            run.network(),
            run.measure());
    this.timed = TrainingCheckpoints.of(settings, 1, run, lines);
    this.lines = lines;
    this.pause = pause;
  }

  @Override
  public Optional<Checkpoint<M>> last() {
    // One that another search left may have gone further.
    return timed.last().filter(one -> one.epochs().size() <= pause);
  }

  @Override
  public void refused(String why) {
    timed.refused(why);
  }

  @Override
  public void goesOn(int epochs) {
    done = epochs;
  }

  @Override
  public void epochFinished(Supplier<Optional<Checkpoint<M>>> state) {
    done++;
    if (done < pause) {
      timed.epochFinished(state);
      return;
    }
    try {
      Optional<Checkpoint<M>> checkpoint = state.get();
      if (checkpoint.isPresent()) {
        file.write(checkpoint.get());
      }
    } catch (IOException e) {
      lines.warn(
          "No checkpoint could be written to %s: %s. If this trial goes on, it begins anew."
              .formatted(file.path(), FileProblem.reason(e)));
    }
  }

  @Override
  public boolean pausesAfter(int epochs) {
    return epochs >= pause;
  }
}
