package dev.nnmaven.search.trial;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.job.ParallelRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Where trials are trained. Results depend on the trials alone, never on where or when. */
public interface TrialRunner extends AutoCloseable {

  /**
   * Trains, from where the trials were.
   *
   * @param runs at least one
   * @param finished receives each result as it comes, one at a time
   * @throws ConfigurationException if the place refuses what all trials have in common
   * @throws DatasetException if it reads other data
   * @throws IOException if something cannot be read or written, or the place is lost
   */
  void run(List<TrialRun> runs, Consumer<TrialResult> finished)
      throws ConfigurationException, DatasetException, IOException;

  /** How one trial is trained. */
  @FunctionalInterface
  interface Training {
    TrialResult of(TrialRun run) throws Exception;
  }

  /** Trains as many trials at once as may be. */
  static void run(
      List<TrialRun> runs, int atOnce, Training training, Consumer<TrialResult> finished)
      throws ConfigurationException, DatasetException, IOException {
    List<Callable<TrialResult>> tasks = new ArrayList<>();
    for (TrialRun run : runs) {
      tasks.add(
          () -> {
            TrialResult result = training.of(run);
            synchronized (finished) {
              finished.accept(result);
            }
            return result;
          });
    }
    ParallelRunner.run(tasks, atOnce);
  }

  /** Forgets where trials were, since they do not continue. */
  void forget(Collection<TrialRun> runs) throws IOException;

  /** Gives the place back. */
  @Override
  default void close() {}
}
