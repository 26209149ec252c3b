package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.plugin.data.Examples;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.evidence.Subject;
import dev.nnmaven.plugin.gate.RuleResult;
import dev.nnmaven.plugin.gate.Verdict;
import dev.nnmaven.plugin.text.ModelName;
import dev.nnmaven.plugin.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    @Nullable EvaluationFigures training,
    @Nullable BaselineFigures baseline,
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
    public static Gate of(Verdict verdict) {
      return new Gate(verdict.passed(), verdict.halts(), verdict.open(), verdict.results());
    }
  }

  private static final int SCHEMA_VERSION = 2;

  /** Creates the content from an evaluation. */
  public static EvaluationJson of(Evidence evidence, Verdict verdict) {
    List<String> classes = evidence.classes();
    Subject subject = evidence.subject();
    return new EvaluationJson(
        SCHEMA_VERSION,
        new Project(subject.artifactId(), subject.project()),
        ModelFigures.of(evidence.run().model(), subject.modelFile(), subject.modelSha256()),
        evidence.run().place(),
        EvaluationFigures.of(evidence.evaluation(), classes),
        // JSON cannot express an infinite loss.
        evidence
            .training()
            .filter(training -> Double.isFinite(training.loss()))
            .map(training -> EvaluationFigures.of(training, classes))
            .orElse(null),
        evidence.comparison().map(BaselineFigures::of).orElse(null),
        Gate.of(verdict),
        HealthFigures.of(evidence.health()),
        Mistake.worst(evidence));
  }

  /** The verdict, without advice. */
  public Verdict verdict() {
    return new Verdict(gate.rules(), gate.halts(), List.of());
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

  /**
   * A misclassified image.
   *
   * @param image its name
   * @param actual actual class
   * @param predicted predicted class
   * @param probability probability of the predicted class
   * @param loss loss of the image in nats
   */
  public record Mistake(
      String image, String actual, String predicted, double probability, double loss) {

    /** Scale for rounding to the six digits that a float32 always holds. */
    private static final double PRECISION = 1e6;

    static List<Mistake> worst(Evidence evidence) {
      return evidence.worstMistakes().stream()
          .map(n -> of(n, evidence.predictions(), evidence.run().examples()))
          .toList();
    }

    private static Mistake of(int n, Predictions predictions, Examples examples) {
      int predicted = predictions.classes()[n];
      return new Mistake(
          examples.name(n),
          examples.classes().get(predictions.labels()[n]),
          examples.classes().get(predicted),
          Math.round(predictions.probabilities()[n][predicted] * PRECISION) / PRECISION,
          predictions.losses()[n]);
    }
  }
}
