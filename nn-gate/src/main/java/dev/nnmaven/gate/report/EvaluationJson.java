package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.ConfidenceFindings;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.evidence.IntervalFindings;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.figures.ModelFigures;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.measure.ChanceLevel;
import dev.nnmaven.trainer.measure.EvaluationFigures;
import dev.nnmaven.trainer.measure.Figures;
import dev.nnmaven.trainer.measure.IntervalFigures;
import dev.nnmaven.trainer.measure.OutOfFoldFigures;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.ProbabilityFigures;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.ModelName;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Content of {@code evaluation.json}: all figures shown in any report. docs/evaluation.schema.json
 * describes it. What is null is omitted: most of all, {@code regression} of a classification,
 * {@code health} of answers without a model, and {@code heldOut}, {@code chance}, {@code
 * probabilities} and {@code worstMistakes} of a regression.
 */
public record EvaluationJson(
    int schemaVersion,
    Project project,
    ModelFigures model,
    String data,
    @Nullable EvaluationFigures heldOut,
    @Nullable ChanceLevel chance,
    @Nullable ProbabilityFigures probabilities,
    @Nullable EvaluationFigures training,
    @Nullable BaselineFigures baseline,
    Gate gate,
    @Nullable HealthFigures health,
    @Nullable List<Mistake> worstMistakes,
    @Nullable RegressionJson regression,
    @Nullable ColumnsJson columns,
    @Nullable SlicesJson slices,
    @Nullable ConfidenceFindings confidence,
    @Nullable OutOfFoldFigures outOfFold,
    @Nullable IntervalFigures intervals) {

  /** A Maven project, and its display name. */
  public record Project(String artifactId, String name) {}

  /**
   * The gate and its verdict.
   *
   * @param halts whether a failed rule fails the build
   * @param notChecked number of rules that could not be checked, and so neither failed nor passed
   */
  public record Gate(boolean passed, boolean halts, int notChecked, List<RuleResult> rules) {

    /** Throws if a file lacks a rule. */
    public Gate {
      rules = List.copyOf(rules);
    }

    /** Creates the gate's part from a verdict. */
    public static Gate of(Verdict verdict) {
      return new Gate(
          verdict.passed(), verdict.halts(), verdict.notChecked().size(), verdict.results());
    }
  }

  private static final int SCHEMA_VERSION = 2;

  /**
   * Maximum file size; a confusion matrix of a thousand classes takes less than ten million digits.
   */
  private static final int MOST_BYTES = 64 << 20;

  /** All that is read of a file of another version, which has other parts. */
  private record Version(int schemaVersion) {}

  /** Throws if a file lacks a part that reports need. */
  public EvaluationJson {
    Stream.of(project, model, gate).forEach(Objects::requireNonNull);
    if ((heldOut == null) == (regression == null)) {
      throw new IllegalArgumentException("expected figures of either classes or numbers");
    }
  }

  /** Creates the content from an evaluation. */
  public static EvaluationJson of(Evidence evidence, Verdict verdict) {
    Subject subject = evidence.subject();
    Optional<Findings<ClassificationMetrics, Predictions>> classes =
        evidence.findings().ofClasses();
    return new EvaluationJson(
        SCHEMA_VERSION,
        new Project(subject.artifactId(), subject.project()),
        figures(evidence),
        evidence.run().place(),
        classes.map(findings -> figures(findings.evaluation(), evidence)).orElse(null),
        evidence.findings().chance().orElse(null),
        classes
            .filter(findings -> findings.answers().hasProbabilities())
            .map(
                findings -> ProbabilityFigures.of(findings.answers(), findings.measure().classes()))
            .orElse(null),
        classes
            .flatMap(findings -> finite(findings.training()))
            .map(metrics -> figures(metrics, evidence))
            .orElse(null),
        classes.flatMap(Findings::comparison).map(BaselineFigures::of).orElse(null),
        Gate.of(verdict),
        evidence.model().map(any -> HealthFigures.of(evidence.health())).orElse(null),
        classes.map(findings -> Mistake.worst(findings, evidence.run().examples())).orElse(null),
        evidence
            .findings()
            .ofNumbers()
            .map(findings -> RegressionJson.of(findings, evidence.run().examples()))
            .orElse(null),
        ColumnsJson.of(evidence),
        SlicesJson.of(evidence),
        evidence.confidence().orElse(null),
        evidence.outOfFold().orElse(null),
        evidence.intervals().map(IntervalFindings::figures).orElse(null));
  }

  /** The model, or what is known of it. */
  public static ModelFigures figures(Evidence evidence) {
    Path file = evidence.subject().modelFile();
    String sha256 = evidence.subject().modelSha256();
    return evidence
        .model()
        .map(model -> ModelFigures.of(model, file, sha256))
        .orElseGet(() -> ModelFigures.ofAnswers(file, sha256));
  }

  private static EvaluationFigures figures(ClassificationMetrics metrics, Evidence evidence) {
    return EvaluationFigures.of(metrics, evidence.classes(), evidence.unit());
  }

  /** Metrics, but for those with an infinite loss, which JSON cannot express. */
  static <M extends Metrics> Optional<M> finite(Optional<M> metrics) {
    return metrics.filter(some -> Double.isFinite(some.loss()));
  }

  /** Figures of a classification, if the model is one. */
  public Optional<EvaluationFigures> ofClasses() {
    return Optional.ofNullable(heldOut);
  }

  /** Figures on the test examples, of either task. */
  public Figures figures() {
    return regression == null ? Objects.requireNonNull(heldOut) : regression.heldOut();
  }

  /** The accepted model, of either task, beside this one; empty if there is none. */
  private Optional<Accepted> acceptedModel() {
    return Optional.ofNullable(regression == null ? baseline : regression.baseline());
  }

  /** Main figure of the task. */
  Score score() {
    return regression == null ? Score.ACCURACY : Score.RMSE;
  }

  /** What an example is called. */
  public Unit unit() {
    return figures().examples();
  }

  /** The score and how sure it is: {@code accuracy 91.66% (1,100 of 1,200 images), 95% ...}. */
  String scoreAndInterval() {
    String interval = figures().intervalText();
    return figures().namedText() + (interval.isEmpty() ? "" : ", " + interval);
  }

  /** What probabilities and intervals are worth, in sentences; none where nobody asked for that. */
  List<String> confidenceTexts() {
    String examples = "test " + unit().many();
    return Stream.concat(
            Stream.ofNullable(confidence).flatMap(findings -> findings.texts(examples).stream()),
            Stream.ofNullable(intervals).map(figures -> figures.text(examples)))
        .map(text -> Formats.capitalized(text) + ".")
        .toList();
  }

  /** What the checks of the data have found, in one line; empty if there were none. */
  public Optional<String> healthText() {
    return Optional.ofNullable(health).map(figures -> figures.text(unit(), score()));
  }

  /** Why the accepted model was; empty if nobody said. */
  Optional<String> reason() {
    return acceptedModel().map(Accepted::reason);
  }

  /** How the model compares with the accepted one: {@code +0.41 points}; a dash without one. */
  public String change() {
    return acceptedModel().map(accepted -> accepted.changeText(figures())).orElse("-");
  }

  /** The verdict, without advice. */
  public Verdict verdict() {
    return new Verdict(gate.rules(), gate.halts(), List.of(), false);
  }

  /** Title: the project, and the model if it has a name. */
  String title() {
    return ModelName.title(project.name(), Path.of(model.file()));
  }

  public void write(Path file) throws IOException {
    Json.write(file, this);
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be read, or has another version or format; the message says
   *     which
   */
  public static EvaluationJson read(Path file) throws IOException {
    try {
      Version version = Json.read(file, Version.class, MOST_BYTES);
      if (version.schemaVersion != SCHEMA_VERSION) {
        throw new IOException(
            Formats.format(
                "%s has schemaVersion %d, expected %d: another version of nn-maven wrote it. Run nn:evaluate again.",
                file, version.schemaVersion, SCHEMA_VERSION));
      }
      return Json.read(file, EvaluationJson.class, MOST_BYTES);
    } catch (MalformedFileException e) {
      throw new IOException(
          "%s is damaged: %s. Run nn:evaluate again.".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * A misclassified image.
   *
   * @param probability that of the predicted class; null, and so omitted, if it is unknown
   * @param loss in nats; likewise
   */
  public record Mistake(
      String image,
      String actual,
      String predicted,
      @Nullable Double probability,
      @Nullable Double loss) {

    /** Scale for rounding to the six digits that a float32 always holds. */
    private static final double PRECISION = 1e6;

    static List<Mistake> worst(
        Findings<ClassificationMetrics, Predictions> findings, Examples examples) {
      return findings.worst().stream().map(n -> of(n, findings.answers(), examples)).toList();
    }

    private static Mistake of(int n, Predictions predictions, Examples examples) {
      boolean areKnown = predictions.hasProbabilities();
      return new Mistake(
          examples.name(n),
          examples.classes().get(predictions.labels()[n]),
          examples.classes().get(predictions.classes()[n]),
          areKnown ? Math.round(predictions.probability(n) * PRECISION) / PRECISION : null,
          areKnown ? predictions.losses()[n] : null);
    }
  }
}
