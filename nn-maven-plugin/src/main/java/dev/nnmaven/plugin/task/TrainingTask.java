package dev.nnmaven.plugin.task;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Outputs;
import dev.nnmaven.plugin.config.Settings;
import dev.nnmaven.plugin.console.Lines;
import dev.nnmaven.plugin.console.MembersLog;
import dev.nnmaven.plugin.console.Progress;
import dev.nnmaven.plugin.console.TrainingLog;
import dev.nnmaven.plugin.job.LoadedData;
import dev.nnmaven.plugin.job.MemberWatch;
import dev.nnmaven.plugin.job.TaskRule;
import dev.nnmaven.plugin.job.TrainingJob;
import dev.nnmaven.plugin.job.TrainingRun;
import dev.nnmaven.plugin.report.TrainingJson;
import java.io.IOException;
import java.nio.file.Path;

/** Trains, logs progress, and writes model and report. */
public final class TrainingTask {

  /**
   * Hashes of the files as written by a run; others may have replaced them since.
   *
   * @param model the SHA-256 of the model
   * @param report the SHA-256 of the report
   */
  public record Written(String model, String report) {}

  private TrainingTask() {}

  /**
   * Runs the training.
   *
   * @throws ConfigurationException if settings are wrong, or do not fit the images
   * @throws DatasetException if the images cannot be trained on
   * @throws IOException if something cannot be read or written
   * @throws TrainingDivergedException if training diverges
   */
  public static Written run(Settings settings, Lines lines, Progress progress)
      throws ConfigurationException, DatasetException, IOException {
    TrainingJob job = TrainingJob.parse(settings);
    settings.mistakes().throwIfAny();
    LoadedData data = LoadedData.load(job);
    try {
      TrainingRun<?> run = TrainingRun.prepare(job, data);
      TaskRule.requireFit(settings, run.measure().task());
      return train(settings, run, lines, progress);
    } catch (OutOfMemoryError e) {
      int inputs = job.preparation().preprocessing(data.trainedOn()).inputs();
      throw job.network().tooLarge(inputs, data.training().classes().size());
    }
  }

  private static <M extends Metrics> Written train(
      Settings settings, TrainingRun<M> run, Lines lines, Progress progress)
      throws ConfigurationException, DatasetException, IOException {
    Path modelFile = settings.file("modelFile").orElseThrow();
    Path report = settings.file(TrainingJob.REPORT_FILE).orElseThrow();
    Outputs.requireWritable("nn.modelFile", modelFile);
    Outputs.requireWritable(report.getFileName().toString(), report);
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
    Written written =
        new Written(model, TrainingJson.write(report, run, outcome, modelFile, model));
    lines.info("model " + modelFile);
    return written;
  }

  private static <M extends Metrics> MemberWatch<M> watch(
      Settings settings, TrainingRun<M> run, Lines lines, TrainingLog<M> log) {
    int members = run.job().members();
    int epochs = run.options().epochs();
    return members == 1
        ? new WatchedTraining<>(settings, lines, log)
        : new WatchedMembers<>(
            settings,
            lines,
            new MembersLog<>(lines, members, epochs, run.measure(), System::nanoTime));
  }
}
