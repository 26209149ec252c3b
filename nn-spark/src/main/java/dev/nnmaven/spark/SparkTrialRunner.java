package dev.nnmaven.spark;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.search.trial.TrialBackends;
import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialRunner;
import dev.nnmaven.search.trial.TrialTrainer;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.files.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains each trial as a task of Spark. Results are those of {@link TrialTrainer}, in the order of
 * the trials, wherever they were trained and whenever they came.
 */
final class SparkTrialRunner implements TrialRunner {

  /** Most tasks that wait in Spark's queue, each with a thread here. */
  private static final int MOST_AT_ONCE = 1000;

  private final SparkSettings spark;
  private final Settings settings;
  private final TrialTrainer trainer;
  private final Lines lines;
  private @Nullable Started started; // null until there is something to train

  /** What trains, and what its trials have in common. */
  private record Started(Cluster cluster, SharedSearch search, AdmissionGate turnstile) {}

  SparkTrialRunner(SparkSettings spark, Settings settings, TrialTrainer trainer, Lines lines) {
    this.spark = spark;
    this.settings = settings;
    this.trainer = trainer;
    this.lines = lines;
  }

  @Override
  public void run(List<TrialRun> runs, Consumer<TrialResult> finished)
      throws ConfigurationException, DatasetException, IOException {
    Started now = started == null ? start() : started;
    started = now;
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    TrialRunner.run(runs, MOST_AT_ONCE, run -> train(run, now, failure), finished);
  }

  /** Trains when there is room, unless another trial has failed: this one is then of no use. */
  private TrialResult train(TrialRun run, Started now, AtomicReference<@Nullable Throwable> failure)
      throws Exception {
    now.turnstile().enter();
    try {
      Throwable earlier = failure.get();
      if (earlier != null) {
        throw thrown(earlier);
      }
      return train(run, now);
    } catch (Exception | Error e) {
      if (failure.compareAndSet(null, e)) {
        now.cluster().cancel();
      }
      throw thrown(failure.get());
    } finally {
      now.turnstile().leave();
    }
  }

  private static Exception thrown(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (Exception) Objects.requireNonNull(failure);
  }

  private Started start() throws IOException {
    lines.info("cluster   Spark at " + spark.master());
    Cluster cluster = Cluster.start(spark, trainer.folder().resolve("spark.log"), lines);
    try {
      return new Started(
          cluster, share(cluster), new AdmissionGate(() -> cluster.processors() / spark.threads()));
    } catch (IOException | RuntimeException e) { // folders that cannot be walked through
      cluster.close();
      throw e;
    }
  }

  private SharedSearch share(Cluster cluster) throws IOException {
    Path packed = cluster.temporary().resolve("nn-data.zip");
    PackedData.pack(settings, packed);
    cluster.add(packed);
    // Executors need no secrets of Spark's.
    return new SharedSearch(
        settings.unset(TrialBackends.PARAMETERS).toJson(),
        packed.getFileName().toString(),
        trainer.data().training().fingerprint());
  }

  private TrialResult train(TrialRun run, Started now)
      throws ConfigurationException, DatasetException, IOException {
    byte[] checkpoint = Checkpoints.read(trainer.checkpoint(run), lines);
    TrialOutcome outcome;
    try {
      outcome = now.cluster().run(now.search(), Json.text(run), checkpoint, spark.threads());
    } catch (IOException e) {
      throw new IOException(run.title() + " could not be trained: " + e.getMessage(), e);
    }
    if (outcome.failure() != null) {
      throw new IOException(
          "%s could not be trained on %s: %s"
              .formatted(
                  run.title(),
                  now.cluster().place(outcome.executor()),
                  SafeText.text(outcome.failure())));
    }
    TrialResult result;
    try {
      result = outcome.trialResult(run);
    } catch (IOException e) {
      throw new IOException(
          "%s has no result from %s: %s"
              .formatted(run.title(), now.cluster().place(outcome.executor()), e.getMessage()),
          e);
    }
    if (outcome.checkpoint() != null) {
      Checkpoints.write(trainer, run, outcome.checkpoint(), lines);
    }
    return result;
  }

  @Override
  public void forget(Collection<TrialRun> runs) throws IOException {
    trainer.forget(runs);
  }

  @Override
  public void close() {
    if (started != null) {
      started.cluster().close();
    }
  }
}
