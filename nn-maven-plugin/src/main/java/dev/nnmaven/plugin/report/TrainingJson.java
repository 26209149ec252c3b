package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.plugin.job.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Content of {@code training.json}. */
public record TrainingJson(
    int schemaVersion,
    ModelFigures model,
    String trainingData,
    String heldOutData,
    List<Epoch> epochs,
    EvaluationFigures training,
    EvaluationFigures heldOut) {

  /** One epoch; the held-out figures are null, and so omitted, if nothing was held out. */
  record Epoch(
      int epoch,
      double loss,
      double trainingAccuracy,
      Double heldOutAccuracy,
      Double heldOutLoss,
      double seconds) {

    static Epoch of(EpochResult<ClassificationMetrics> result) {
      return new Epoch(
          result.epoch(),
          result.training().loss(),
          result.training().accuracy(),
          result.heldOut().map(e -> e.accuracy()).orElse(null),
          result.heldOut().map(e -> e.loss()).orElse(null),
          result.seconds());
    }
  }

  private static final int SCHEMA_VERSION = 1;

  /**
   * Writes the file.
   *
   * @param modelSha256 hash of the model file as written; the file may have been replaced since
   * @return the SHA-256 of the report
   */
  public static String write(
      Path file, TrainingRun run, TrainingRun.Outcome outcome, Path modelFile, String modelSha256)
      throws IOException {
    List<String> classes = outcome.model().classes();
    return JsonReports.write(
        file,
        new TrainingJson(
            SCHEMA_VERSION,
            ModelFigures.of(outcome.model(), modelFile, modelSha256),
            run.data().trainingFolder().toString(),
            run.data().heldOutPlace(),
            outcome.epochs().stream().map(Epoch::of).toList(),
            EvaluationFigures.of(outcome.training(), classes),
            outcome.heldOut().map(e -> EvaluationFigures.of(e, classes)).orElse(null)));
  }
}
