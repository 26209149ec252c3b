package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.gate.RuleResult;
import dev.nnmaven.plugin.gate.Verdict;
import dev.nnmaven.plugin.text.ModelName;
import dev.nnmaven.plugin.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code evaluation.json} says: all figures that any report shows.
 *
 * @param schemaVersion of this form
 * @param project whose model it is; null in what an earlier version wrote
 * @param model that was judged
 * @param data where the images lie that it was judged on
 * @param heldOut how it did on them
 * @param training how it does on its training images; null, and so left out, if they are not at
 *     hand
 * @param baseline the accepted model; null if there is none
 * @param gate the rules and the verdict
 * @param health what is odd about the images
 * @param worstMistakes the wrong answers with the greatest losses, worst first
 */
public record EvaluationJson(
    int schemaVersion,
    Project project,
    ModelFigures model,
    String data,
    EvaluationFigures heldOut,
    EvaluationFigures training,
    BaselineFigures baseline,
    Gate gate,
    HealthFigures health,
    List<Mistake> worstMistakes) {

  /**
   * A project of Maven.
   *
   * @param artifactId its coordinates' second part
   * @param name what people call it
   */
  public record Project(String artifactId, String name) {}

  /**
   * The gate and its verdict.
   *
   * @param passed whether no rule failed
   * @param halts whether a failed rule fails the build
   * @param rules what became of each
   */
  public record Gate(boolean passed, boolean halts, List<RuleResult> rules) {

    /** The rules as the gate gave them. */
    public Verdict verdict() {
      return new Verdict(rules);
    }
  }

  private static final int SCHEMA_VERSION = 2;

  /** The figures of an evaluation. */
  public static EvaluationJson of(Evidence evidence) {
    List<String> classes = evidence.run().model().classes();
    return new EvaluationJson(
        SCHEMA_VERSION,
        new Project(evidence.subject().artifactId(), evidence.subject().project()),
        ModelFigures.of(evidence.run().model(), evidence.modelFile(), evidence.modelSha256()),
        evidence.run().place(),
        EvaluationFigures.of(evidence.evaluation(), classes),
        trainingFigures(evidence.training(), classes),
        evidence.comparison().map(BaselineFigures::of).orElse(null),
        new Gate(evidence.verdict().passed(), evidence.halts(), evidence.verdict().results()),
        HealthFigures.of(evidence.health()),
        Mistake.worst(evidence));
  }

  /** JSON has no infinite numbers; figures with one say nothing anyway. */
  private static EvaluationFigures trainingFigures(
      Optional<Evaluation> training, List<String> classes) {
    return training
        .filter(evaluation -> Double.isFinite(evaluation.loss()))
        .map(evaluation -> EvaluationFigures.of(evaluation, classes))
        .orElse(null);
  }

  /** What people read: the project, and which model of it if that has a name. */
  String title() {
    return ModelName.title(project.name(), Path.of(model.file()));
  }

  /** Writes the file. */
  public void write(Path file) throws IOException {
    JsonReports.write(file, this);
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be read, or was written by another version or something else;
   *     the message says so
   */
  public static EvaluationJson read(Path file) throws IOException {
    EvaluationJson json = JsonReports.read(file, EvaluationJson.class);
    if (json.schemaVersion != SCHEMA_VERSION) {
      throw new IOException(
          Texts.format(
              "%s has schemaVersion %d, expected %d: another version of nn-maven wrote it. Run nn:evaluate again.",
              file, json.schemaVersion, SCHEMA_VERSION));
    }
    if (!json.isWhole()) {
      throw new IOException(file + " is damaged: a part of it is missing. Run nn:evaluate again.");
    }
    return json;
  }

  /** Whether all is there that reports take for granted. */
  private boolean isWhole() {
    return model != null
        && model.isWhole()
        && heldOut != null
        && heldOut.isWhole()
        && (training == null || training.isWhole())
        && (baseline == null || (baseline.images() > 0 && baseline.classes() != null))
        && gate != null
        && gate.rules() != null
        && gate.rules().stream().allMatch(rule -> rule != null && rule.isWhole())
        && health != null
        && health.isWhole();
  }
}
