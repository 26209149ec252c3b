package dev.nnmaven.spark;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialTrainer;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.text.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * A trial as a task of Spark: a {@link TrialRun} as JSON becomes a {@link TrialOutcome}.
 *
 * <p>What a trial can never be trained with comes back as a failure. All else is thrown, so that
 * Spark tries again, on another executor if it can.
 *
 * @param from where the trial was, as a file; null if it begins
 * @param threads number of threads; the result does not depend on it
 */
record TrialTask(SharedSearch search, @Nullable Broadcast<byte[]> from, int threads)
    implements Function<String, TrialOutcome> {

  @Override
  public TrialOutcome call(String run) throws IOException {
    String executor = SparkEnv.get().executorId();
    try {
      return train(Json.parse(run, TrialRun.class), executor);
    } catch (ConfigurationException | DatasetException e) {
      if (SharedSearch.isEnding()) {
        throw new IOException("executor " + executor + " is being ended", e);
      }
      return TrialOutcome.failed(Failures.describe(e), executor);
    }
  }

  /** In a folder of its own, since an attempt that was given up may still be running. */
  private TrialOutcome train(TrialRun run, String executor)
      throws ConfigurationException, DatasetException, IOException {
    Path folder = Files.createTempDirectory(SharedSearch.folder(), "nn-trial-");
    try {
      TrialTrainer trainer = search.trainer().in(folder);
      Path checkpoint = trainer.checkpoint(run);
      if (from != null) {
        Files.write(checkpoint, from.value());
      }
      TrialResult result = trainer.result(run, threads);
      byte[] bytes =
          Files.exists(checkpoint) ? RegularFile.read(checkpoint, Checkpoints.MOST_BYTES) : null;
      return TrialOutcome.of(result, bytes, executor);
    } finally {
      Folders.delete(folder);
    }
  }
}
