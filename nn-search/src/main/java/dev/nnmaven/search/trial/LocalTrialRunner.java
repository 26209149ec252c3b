package dev.nnmaven.search.trial;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains trials in this JVM: as many at once as there are threads, each with its share of them.
 *
 * @param threads number of threads for all
 * @param most how many may run at once
 */
public record LocalTrialRunner(TrialTrainer trainer, int threads, int most) implements TrialRunner {

  @Override
  public void run(List<TrialRun> runs, Consumer<TrialResult> finished)
      throws ConfigurationException, DatasetException, IOException {
    int atOnce = Math.min(Math.min(threads, most), runs.size());
    int each = Math.max(1, threads / atOnce);
    TrialRunner.run(runs, atOnce, run -> trainer.result(run, each), finished);
  }

  @Override
  public void forget(Collection<TrialRun> runs) throws IOException {
    trainer.forget(runs);
  }
}
