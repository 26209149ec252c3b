package dev.nnmaven.trainer.figures;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingResult;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.files.JsonObject;
import dev.nnmaven.trainer.job.OutOfFold;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Content of {@code training.json}. */
public final class TrainingJson {

  private static final int SCHEMA_VERSION = 1;

  private TrainingJson() {}

  /**
   * Writes the file.
   *
   * @param modelSha256 hash of the model file as written; the file may have been replaced since
   * @return the SHA-256 of the report
   */
  public static <M extends Metrics> String write(
      Path file,
      TrainingRun<M> run,
      TrainingRun.Outcome<M> outcome,
      Path modelFile,
      String modelSha256)
      throws IOException {
    return Json.write(file, of(run, outcome, modelFile, modelSha256));
  }

  private static <M extends Metrics> JsonObject of(
      TrainingRun<M> run, TrainingRun.Outcome<M> outcome, Path modelFile, String modelSha256) {
    Measure<M> measure = run.measure();
    List<TrainingRun.Outcome<M>> members = outcome.members();
    Optional<EpochResult<M>> kept = members.isEmpty() ? outcome.result().kept() : Optional.empty();
    return new JsonObject()
        .with("schemaVersion", SCHEMA_VERSION)
        .with("model", ModelFigures.of(outcome.model(), modelFile, modelSha256))
        .with("trainingData", run.data().trainingPlace().toString())
        .with("heldOutData", run.data().heldOutPlace())
        .with(
            "epochs",
            members.isEmpty()
                ? epochs(outcome)
                : MeanEpochs.of(members.stream().map(TrainingJson::epochs).toList()))
        .with("keptEpoch", kept.map(EpochResult::epoch))
        .with("refit", TrainingHistory.Refit.of(outcome, run.options()))
        .with(
            "members",
            members.isEmpty() ? null : members.stream().map(TrainingJson::member).toList())
        .with("training", measure.figures(outcome.metrics().training()))
        .with("validation", outcome.metrics().validation().map(measure::figures))
        .with("heldOut", outcome.metrics().heldOut().map(measure::figures))
        .with("outOfFold", outcome.outOfFold().map(OutOfFold::figures));
  }

  private static double seconds(TrainingResult<?> result) {
    return result.epochs().stream().mapToDouble(EpochResult::seconds).sum();
  }

  private static List<TrainingHistory.Epoch> epochs(TrainingRun.Outcome<?> outcome) {
    return TrainingHistory.epochs(outcome.result());
  }

  private static TrainingHistory.Member member(TrainingRun.Outcome<?> outcome) {
    return new TrainingHistory.Member(
        outcome.model().provenance().options().getOrDefault("seed", ""),
        outcome.result().epochs().size(),
        outcome.result().kept().map(EpochResult::epoch).orElse(null),
        outcome.refit().map(refit -> refit.epochs().size()).orElse(null),
        Score.ACCURACY.of(outcome.metrics().heldOut().orElse(null)),
        outcome.metrics().heldOut().map(Metrics::loss).orElse(null),
        seconds(outcome.result()) + outcome.refit().map(TrainingJson::seconds).orElse(0.0),
        Score.RMSE.of(outcome.metrics().heldOut().orElse(null)));
  }
}
