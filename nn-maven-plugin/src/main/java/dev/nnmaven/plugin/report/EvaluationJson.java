package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.plugin.gate.AccuracyGate;
import dev.nnmaven.plugin.job.EvaluationRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code evaluation.json} says. */
public record EvaluationJson(
    int schemaVersion, ModelFigures model, String data, EvaluationFigures heldOut, Gate gate) {

  /** The gate and its verdict; null, and so left out, where none is configured. */
  record Gate(BigDecimal minAccuracy, boolean met) {}

  private static final int SCHEMA_VERSION = 1;

  /** Writes the file. */
  public static void write(
      Path file,
      EvaluationRun run,
      Evaluation evaluation,
      Optional<AccuracyGate> gate,
      Path modelFile)
      throws IOException {
    JsonReports.write(
        file,
        new EvaluationJson(
            SCHEMA_VERSION,
            ModelFigures.of(run.model(), modelFile),
            run.place(),
            EvaluationFigures.of(evaluation, run.model().classes()),
            gate.map(g -> new Gate(g.minimum(), g.isMet(evaluation))).orElse(null)));
  }
}
