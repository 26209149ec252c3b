package dev.nnmaven.trainer.task;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.trainer.checkpoint.TrainingCheckpoints;
import dev.nnmaven.trainer.checkpoint.WatchedMembers;
import dev.nnmaven.trainer.checkpoint.WatchedTraining;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.data.DataSource;
import dev.nnmaven.trainer.figures.TrainingJson;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.OutOfFold;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.job.UnfinishedTraining;
import dev.nnmaven.trainer.log.MembersLog;
import dev.nnmaven.trainer.log.TrainingLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Trains, logs progress, and writes model and report. */
public final class TrainingTask implements Work {

  @Override
  public String name() {
    return "train";
  }

  @Override
  public WrittenFiles perform(Settings settings, Lines lines, ProgressDisplay progress)
      throws ConfigurationException, DatasetException, IOException {
    return run(settings, lines, progress);
  }

  /**
   * Runs the training.
   *
   * @throws ConfigurationException if settings are wrong, or do not fit the images
   * @throws DatasetException if the images cannot be trained on
   * @throws TrainingDivergedException if training diverges
   */
  public static WrittenFiles run(Settings settings, Lines lines, ProgressDisplay progress)
      throws ConfigurationException, DatasetException, IOException {
    TrainingJob job = settings.read(TrainingJob::parse);
    return UnfinishedTraining.during(
        settings.needed("modelFile"), settings, () -> run(settings, job, lines, progress));
  }

  private static WrittenFiles run(
      Settings settings, TrainingJob job, Lines lines, ProgressDisplay progress)
      throws ConfigurationException, DatasetException, IOException {
    LoadedData data = LoadedData.load(job);
    try {
      TrainingRun<?> run = TrainingRun.prepare(job, data);
      return train(settings, run, lines, progress);
    } catch (OutOfMemoryError e) {
      TrainingJob decided = data.decided(job);
      DataSource source = decided.source();
      Shape inputs = Shape.of(source.preprocessing(data.trainedOn()).shape());
      throw decided.network().tooLarge(inputs, source.task(data.trainedOn()).outputs());
    }
  }

  /** The file of the figures: {@code training.json} beside the model, by default. */
  public static Path reportFile(Settings settings) {
    return settings
        .file(TrainingJob.REPORT_FILE)
        .orElseGet(() -> settings.needed("modelFile").resolveSibling("training.json"));
  }

  /** The file of suspects: {@code suspects.csv} beside that of the figures. */
  public static Path suspectsFile(Settings settings) {
    return reportFile(settings).resolveSibling("suspects.csv");
  }

  private static <M extends Metrics> WrittenFiles train(
      Settings settings, TrainingRun<M> run, Lines lines, ProgressDisplay progress)
      throws ConfigurationException, DatasetException, IOException {
    Path modelFile = settings.needed("modelFile");
    Path report = reportFile(settings);
    for (Path file : List.of(report, suspectsFile(settings))) {
      Outputs.requireWritable(file.getFileName().toString(), file);
    }
    TrainingLog<M> log =
        new TrainingLog<>(lines, run.job().options().epochs(), progress, run.measure());
    log.announce(run);
    MemberWatch<M> watch = watch(settings, run, lines, log);
    TrainingRun.Outcome<M> outcome;
    try {
      outcome = run.train(watch);
    } catch (TrainingDivergedException e) {
      TrainingCheckpoints.remove(settings); // it would lead there again
      throw e;
    } finally {
      progress.epochFinished(); // a bar would overwrite the message of a failure
    }
    log.finished(outcome);
    String model = ModelFile.write(modelFile, outcome.model());
    WrittenFiles written =
        new WrittenFiles(model, TrainingJson.write(report, run, outcome, modelFile, model));
    suspects(settings, outcome, lines);
    lines.info("model " + modelFile);
    return written;
  }

  /** Writes the training examples that may be labeled wrong, if anybody can know. */
  private static void suspects(Settings settings, TrainingRun.Outcome<?> outcome, Lines lines)
      throws IOException {
    Path file = suspectsFile(settings);
    Files.deleteIfExists(file); // of an earlier training
    if (outcome.outOfFold().isPresent()) {
      OutOfFold fold = outcome.outOfFold().get();
      byte[] csv = fold.suspects().csv().getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, out -> out.write(csv));
      fold.suspectsText(file.toString()).ifPresent(text -> lines.info("suspects  " + text));
    }
  }

  private static <M extends Metrics> MemberWatch<M> watch(
      Settings settings, TrainingRun<M> run, Lines lines, TrainingLog<M> log) {
    int members = run.job().members().count();
    int epochs = run.options().epochs() * (run.isRefitted() ? 2 : 1);
    return members == 1
        ? new WatchedTraining<>(settings, lines, log)
        : new WatchedMembers<>(
            settings,
            lines,
            new MembersLog<>(lines, members, epochs, run.measure(), System::nanoTime),
            0);
  }
}
