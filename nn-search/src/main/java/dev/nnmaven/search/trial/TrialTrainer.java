package dev.nnmaven.search.trial;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.search.trial.TrialResult.Point;
import dev.nnmaven.trainer.checkpoint.RungCheckpoints;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.data.Split;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.job.TrainingRun.PartialResult;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Trains trials, one at a time or several side by side, on data that was read once.
 *
 * @param settings of the configuration that the trials change
 * @param data examples; the validation examples are those of {@code folds}, if there are any
 * @param folds splits of cross-validation, from the first fold on
 * @param score what trials are compared by
 * @param folder where trials that pause are kept
 */
public record TrialTrainer(
    Settings settings,
    LoadedData data,
    List<Split> folds,
    Monitor score,
    Path folder,
    Lines lines) {

  /** A trial whose model was made. */
  public record Made<M extends Metrics>(TrainingRun<M> run, TrainingRun.Outcome<M> outcome) {

    /** How it was retrained, in words; empty if it was not. */
    public Optional<String> refit() {
      return TrainingHistory.Refit.of(outcome, run.options())
          .map(refit -> refit.text(run.measure().unit()));
    }
  }

  /**
   * Reads the data of a search, to train its trials in whichever JVM.
   *
   * @param settings of the search; they name the folder for checkpoints
   * @throws ConfigurationException if settings are wrong
   * @throws DatasetException if the data cannot be trained on
   * @throws IOException if it cannot be read
   */
  public static TrialTrainer of(Settings settings, Lines lines)
      throws ConfigurationException, DatasetException, IOException {
    SearchPlan plan = settings.read(SearchPlan::parse);
    LoadedData data = LoadedData.load(plan.settings().read(TrainingJob::parse));
    return of(SearchPlan.parse(settings, data), data, lines);
  }

  public static TrialTrainer of(SearchPlan plan, LoadedData data, Lines lines)
      throws ConfigurationException, DatasetException {
    List<Split> folds = plan.scoring().splits(data.training(), plan.seed());
    LoadedData.requireFit(
        plan.settings().read(TrainingJob::parse), folds.stream().map(data::validatedBy).toList());
    return new TrialTrainer(
        plan.settings(),
        data,
        folds,
        plan.scoring().score(),
        plan.settings().file(SearchFiles.FOLDER).orElseThrow(),
        lines);
  }

  /** The same, with another folder for trials that pause. */
  public TrialTrainer in(Path other) {
    return new TrialTrainer(settings, data, folds, score, other, lines);
  }

  /**
   * Bytes that a trial needs, at most.
   *
   * @throws ConfigurationException if it does not fit the data
   */
  public long bytes(TrialRun run) throws ConfigurationException, DatasetException, IOException {
    return TrialMemory.bytes(prepare(run, 1));
  }

  /**
   * Trains one trial, from where it was, and measures it. Whatever is thrown by what the trial
   * alone has costs this trial: an activation of the project's own may not be right everywhere, and
   * a search may take a night.
   *
   * @param threadsOfOne number of threads; the result does not depend on it
   * @throws IOException if something cannot be read, which no trial can do without
   */
  public TrialResult result(TrialRun run, int threadsOfOne) throws IOException {
    try {
      return result(run, prepare(run, threadsOfOne));
    } catch (TrainingDivergedException e) {
      return TrialResult.diverged(run.key(), String.valueOf(e.getMessage()));
    } catch (ConfigurationException | DatasetException | RuntimeException | Error e) {
      return TrialResult.failed(run.key(), Failures.thrown(e));
    }
  }

  /**
   * Makes the model of a trial: continues where it is, retrains it if that is wanted, and looks at
   * the test examples.
   *
   * @throws TrainingDivergedException if training diverges
   */
  public Made<?> make(TrialRun run, int threadsOfOne)
      throws ConfigurationException, DatasetException, IOException {
    return make(run, prepare(run, threadsOfOne));
  }

  private <M extends Metrics> Made<M> make(TrialRun run, TrainingRun<M> prepared)
      throws DatasetException {
    return new Made<>(
        prepared,
        prepared.train(
            new MemberWatch<>() {
              @Override
              public Checkpoints<M> checkpoints(int member, TrainingRun<M> whole) {
                return TrialTrainer.this.checkpoints(run, whole);
              }
            }));
  }

  private <M extends Metrics> RungCheckpoints<M> checkpoints(
      TrialRun run, TrainingRun<M> prepared) {
    return new RungCheckpoints<>(settings(run), prepared, run.epochs(), new Quiet(lines));
  }

  private TrainingRun<?> prepare(TrialRun run, int threadsOfOne)
      throws ConfigurationException, DatasetException, IOException {
    TrainingJob job = settings(run).with(Parameters.THREADS, threadsOfOne).read(TrainingJob::parse);
    return TrainingRun.prepare(
        job, run.fold() == 0 ? data : data.validatedBy(folds.get(run.fold() - 1)));
  }

  /** The settings of a trial, with a file for its checkpoint, and what no other has in common. */
  private Settings settings(TrialRun run) {
    Settings changed = NetworkParser.change(settings, run.changes());
    String identity = settings.text(TrainingJob.SETTINGS_SHA256) + run.training();
    return changed
        .with(TrainingJob.CHECKPOINT_FILE, checkpoint(run).toString())
        .with(TrainingJob.SETTINGS_SHA256, Sha256.of(identity.getBytes(StandardCharsets.UTF_8)));
  }

  /** Where a trial that pauses is kept, and looked for when it continues. */
  public Path checkpoint(TrialRun run) {
    return SearchFiles.checkpoint(folder, run);
  }

  /**
   * Whether a trial can continue from its checkpoint, which another process may have written; if it
   * cannot, the log says why.
   */
  public boolean hasCheckpoint(TrialRun run)
      throws ConfigurationException, DatasetException, IOException {
    return hasCheckpoint(run, prepare(run, 1));
  }

  private <M extends Metrics> boolean hasCheckpoint(TrialRun run, TrainingRun<M> prepared) {
    return new RungCheckpoints<>(settings(run), prepared, run.epochs(), lines).last().isPresent();
  }

  /** Forgets where trials were, since they do not continue. */
  public void forget(Collection<TrialRun> runs) throws IOException {
    for (TrialRun run : runs) {
      Files.deleteIfExists(checkpoint(run));
    }
  }

  private <M extends Metrics> TrialResult result(TrialRun run, TrainingRun<M> prepared)
      throws DatasetException {
    PartialResult<M> reached = prepared.reach(TrainingListener.none(), checkpoints(run, prepared));
    M validation =
        reached
            .validation()
            .orElseThrow(() -> new IllegalStateException("a trial without validation"));
    if (!Double.isFinite(validation.loss())) { // nothing can be compared with it, nor kept in JSON
      return TrialResult.diverged(run.key(), "the validation loss is " + validation.loss());
    }
    return new TrialResult(
        run.key(),
        reached.result().epochs().stream()
            .map(
                result ->
                    new Point(
                        result.epoch(),
                        result.training().loss(),
                        result.validation().orElseThrow().loss()))
            // With the best epoch kept, a last one may be out of bounds.
            .takeWhile(
                point -> Double.isFinite(point.loss()) && Double.isFinite(point.validationLoss()))
            .toList(),
        validation.loss(),
        Score.ACCURACY.of(validation),
        prepared.measure().error(score, validation),
        null,
        null);
  }

  /** Says nothing of trials that continue, which is what they do here. */
  private record Quiet(Lines lines) implements Lines {

    @Override
    public void info(String line) {
      lines.debug(line);
    }

    @Override
    public void warn(String line) {
      lines.warn(line);
    }
  }
}
