package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.task.ClassificationMetrics;
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
 * Content of {@code evaluation.json}: all figures shown in any report.
 *
 * @param schemaVersion version of this format
 * @param project project of the model; null in files of earlier versions
 * @param model evaluated model
 * @param data location of the test images
 * @param heldOut figures on the test images
 * @param training figures on the training images; null, and so omitted, if these are not available
 * @param baseline the accepted model; null if there is none
 * @param gate rules and verdict
 * @param health data quality checks
 * @param worstMistakes misclassified images with the largest losses, worst first
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
   * A Maven project.
   *
   * @param artifactId its artifactId
   * @param name its display name
   */
  public record Project(String artifactId, String name) {}

  /**
   * The gate and its verdict.
   *
   * @param passed whether no rule failed
   * @param halts whether a failed rule fails the build
   * @param notChecked number of rules that could not be checked, and so neither failed nor passed
   * @param rules result of each rule
   */
  public record Gate(boolean passed, boolean halts, int notChecked, List<RuleResult> rules) {

    /** Creates the gate's part from a verdict. */
    public static Gate of(Verdict verdict, boolean halts) {
      return new Gate(verdict.passed(), halts, verdict.notChecked().size(), verdict.results());
    }

    /** Whether there are rules and all were checked and passed. */
    public boolean holds() {
      return !rules.isEmpty() && verdict().holds();
    }

    /** Whether some rules could not be checked. */
    public boolean isOpen() {
      return !verdict().notChecked().isEmpty();
    }

    /** Converts back to a verdict. */
    public Verdict verdict() {
      return new Verdict(rules);
    }
  }

  private static final int SCHEMA_VERSION = 2;

  /** Creates the content from an evaluation. */
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
        Gate.of(evidence.verdict(), evidence.halts()),
        HealthFigures.of(evidence.health()),
        Mistake.worst(evidence));
  }

  /** Figures on training images; null if the loss is infinite, which JSON cannot express. */
  private static EvaluationFigures trainingFigures(
      Optional<ClassificationMetrics> training, List<String> classes) {
    return training
        .filter(evaluation -> Double.isFinite(evaluation.loss()))
        .map(evaluation -> EvaluationFigures.of(evaluation, classes))
        .orElse(null);
  }

  /** Title: the project, and the model if it has a name. */
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
   * @throws IOException if it cannot be read, or has another version or format; the message says
   *     which
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

  /** Whether all fields that reports need are present. */
  private boolean isWhole() {
    return model != null
        && model.isWhole()
        && heldOut != null
        && heldOut.isWhole()
        && (training == null || training.isWhole())
        && (baseline == null || baseline.isWhole())
        && gate != null
        && gate.rules() != null
        && gate.rules().stream().allMatch(rule -> rule != null && rule.isWhole())
        && health != null
        && health.isWhole();
  }
}
