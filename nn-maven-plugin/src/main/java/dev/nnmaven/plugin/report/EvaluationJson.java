package dev.nnmaven.plugin.report;

import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.gate.RuleResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code evaluation.json} says. */
public record EvaluationJson(
    int schemaVersion, ModelFigures model, String data, EvaluationFigures heldOut, Gate gate) {

  /** The gate and its verdict. */
  record Gate(boolean passed, List<RuleResult> rules) {}

  private static final int SCHEMA_VERSION = 2;

  /** Writes the file. */
  public static void write(Path file, Evidence evidence) throws IOException {
    List<String> classes = evidence.run().model().classes();
    JsonReports.write(
        file,
        new EvaluationJson(
            SCHEMA_VERSION,
            ModelFigures.of(evidence.run().model(), evidence.modelFile()),
            evidence.run().place(),
            EvaluationFigures.of(evidence.evaluation(), classes),
            new Gate(evidence.verdict().passed(), evidence.verdict().results())));
  }
}
