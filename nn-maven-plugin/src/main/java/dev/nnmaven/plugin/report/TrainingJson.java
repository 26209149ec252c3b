package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.plugin.job.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code training.json} says. */
public record TrainingJson(
    int schemaVersion,
    ModelFigures model,
    String trainingData,
    String heldOutData,
    List<Epoch> epochs,
    EvaluationFigures training,
    EvaluationFigures heldOut) {

  /** One epoch; the held-out figures are null, and so left out, where nothing was held out. */
  record Epoch(
      int epoch,
      double loss,
      double trainingAccuracy,
      Double heldOutAccuracy,
      Double heldOutLoss,
      double seconds) {

    static Epoch of(EpochResult result) {
      return new Epoch(
          result.epoch(),
          result.loss(),
          result.trainingAccuracy(),
          result.heldOut().map(e -> e.accuracy()).orElse(null),
          result.heldOut().map(e -> e.loss()).orElse(null),
          result.seconds());
    }
  }

  private static final int SCHEMA_VERSION = 1;

  /** Writes the file. */
  public static void write(Path file, TrainingRun run, TrainingRun.Outcome outcome, Path modelFile)
      throws IOException {
    List<String> classes = outcome.model().classes();
    JsonReports.write(
        file,
        new TrainingJson(
            SCHEMA_VERSION,
            ModelFigures.of(outcome.model(), modelFile, Sha256.of(modelFile)),
            run.data().trainingFolder().toString(),
            run.data().heldOutPlace(),
            outcome.epochs().stream().map(Epoch::of).toList(),
            EvaluationFigures.of(outcome.training(), classes),
            outcome.heldOut().map(e -> EvaluationFigures.of(e, classes)).orElse(null)));
  }
}
