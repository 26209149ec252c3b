package dev.nnmaven.search;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.search.report.CrossValidation;
import dev.nnmaven.search.report.CrossValidationPage;
import dev.nnmaven.search.trial.Scoring;
import dev.nnmaven.search.trial.TrialMemory;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.data.Folds;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.ParallelRunner;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.task.Work;
import dev.nnmaven.trainer.task.WrittenFiles;
import dev.nnmaven.trainer.text.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Cross-validation of a configuration, from settings to a file, in whichever JVM. */
public final class CrossValidationTask implements Work {

  /** Setting that names the file for the figures; not a parameter of a goal. */
  public static final String FILE = "crossValidationFile";

  private static final int DEFAULT_FOLDS = 5;

  /** One that a training process finds. */
  public CrossValidationTask() {}

  @Override
  public String name() {
    return "crossValidation";
  }

  /** Parses the settings, to find what is wrong before anything is done. */
  public static void check(SettingsReader reader) {
    Scoring.folds(reader, DEFAULT_FOLDS);
    if (TrainingJob.parse(reader).options().epochs() == 0) {
      reader.mistake(Parameters.EPOCHS, "0 trains nothing, so there is nothing to evaluate");
    }
  }

  /**
   * Trains on all folds but one, just as the configuration says, judges on that one, and so on for
   * each.
   *
   * @return the hash of the figures; there is no model
   * @throws ConfigurationException if settings are wrong or do not fit the data
   * @throws DatasetException if the data cannot be split into folds or trained on
   * @throws IOException if something cannot be read or written
   * @throws TrainingDivergedException if training diverges
   */
  @Override
  public WrittenFiles perform(Settings settings, Lines lines, ProgressDisplay progress)
      throws ConfigurationException, DatasetException, IOException {
    SettingsReader reader = new SettingsReader(settings);
    check(reader);
    reader.throwIfAny();
    Path file = settings.file(FILE).orElseThrow();
    Path page = file.resolveSibling("cross-validation.html");
    Outputs.requireWritable("cross-validation.json", file);
    Outputs.requireWritable("cross-validation.html", page);
    TrainingJob job = settings.read(TrainingJob::parse);
    LoadedData data = LoadedData.load(job);
    data.warnings().forEach(lines::warn);
    Folds folds =
        Folds.of(
            data.training(),
            Scoring.folds(reader, DEFAULT_FOLDS),
            job.groups(),
            job.options().seed());
    lines.info(
        "folds     %s of %s, each evaluated by a model that is trained on the others",
        folds.count(), data.training().unit().count(data.training().size()));
    CrossValidation result = CrossValidation.of(folds, judged(settings, job, data, folds));
    result.lines().forEach(lines::info);
    String written = Json.write(file, result);
    CrossValidationPage.of(result, data.training().unit()).write(page);
    lines.info("figures " + file);
    lines.info("report " + page);
    return new WrittenFiles("", written);
  }

  /** Trains for all folds, as many at once as there are threads and memory for. */
  private static List<CrossValidation.Fold> judged(
      Settings settings, TrainingJob job, LoadedData data, Folds folds)
      throws ConfigurationException, DatasetException, IOException {
    int threads = job.compute().threads();
    long bytes = TrialMemory.bytes(TrainingRun.prepare(job, data));
    int atOnce =
        Math.min(Math.min(threads, folds.count()), TrialMemory.atOnce(bytes, TrialMemory.free()));
    TrainingJob each =
        settings.with(Parameters.THREADS, Math.max(1, threads / atOnce)).read(TrainingJob::parse);
    List<LoadedData> parts = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      parts.add(data.judgedBy(folds.split(fold), each));
    }
    LoadedData.requireFit(each, parts);
    List<Callable<CrossValidation.Fold>> tasks =
        IntStream.range(0, folds.count())
            .<Callable<CrossValidation.Fold>>mapToObj(
                fold -> () -> judged(fold, each, parts.get(fold)))
            .toList();
    return ParallelRunner.run(tasks, atOnce);
  }

  /** A mean of the other folds would be another figure: one that fails fails all. */
  private static CrossValidation.Fold judged(int fold, TrainingJob job, LoadedData data)
      throws ConfigurationException, DatasetException, IOException {
    try {
      return judged(TrainingRun.prepare(job, data));
    } catch (TrainingDivergedException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new ConfigurationException(
          "Fold %d cannot be trained for: %s", fold + 1, Failures.thrown(e));
    }
  }

  private static <M extends Metrics> CrossValidation.Fold judged(TrainingRun<M> run)
      throws DatasetException {
    M metrics = run.train(MemberWatch.none()).metrics().heldOut().orElseThrow();
    return new CrossValidation.Fold(
        metrics.total(),
        metrics.loss(),
        Score.ACCURACY.of(metrics),
        Score.RMSE.of(metrics),
        metrics instanceof RegressionMetrics numbers && numbers.r2().isPresent()
            ? Double.valueOf(numbers.r2().getAsDouble())
            : null,
        metrics instanceof ClassificationMetrics classes ? recalls(classes) : List.of());
  }

  private static List<Double> recalls(ClassificationMetrics metrics) {
    return IntStream.range(0, metrics.confusion().classes())
        .mapToObj(label -> metrics.confusion().recall(label).orElseThrow())
        .toList();
  }
}
