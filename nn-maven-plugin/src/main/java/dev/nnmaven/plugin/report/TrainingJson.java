package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.plugin.evidence.TrainingHistory;
import dev.nnmaven.plugin.job.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Content of {@code training.json}. */
public record TrainingJson(
    int schemaVersion,
    ModelFigures model,
    String trainingData,
    String heldOutData,
    List<TrainingHistory.Epoch> epochs,
    @Nullable Integer keptEpoch,
    @Nullable Integer averagedEpochs,
    EvaluationFigures training,
    @Nullable EvaluationFigures validation,
    @Nullable EvaluationFigures heldOut) {

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
    Optional<EpochResult<ClassificationMetrics>> kept = outcome.result().kept();
    return JsonReports.write(
        file,
        new TrainingJson(
            SCHEMA_VERSION,
            ModelFigures.of(outcome.model(), modelFile, modelSha256),
            run.data().trainingFolder().toString(),
            run.data().heldOutPlace(),
            outcome.result().epochs().stream().map(TrainingHistory.Epoch::of).toList(),
            kept.map(EpochResult::epoch).orElse(null),
            outcome.result().averaged() > 1 ? outcome.result().averaged() : null,
            EvaluationFigures.of(outcome.training(), classes),
            outcome.validation().map(e -> EvaluationFigures.of(e, classes)).orElse(null),
            outcome.heldOut().map(e -> EvaluationFigures.of(e, classes)).orElse(null)));
  }
}
