package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.figures.ChanceLevel;
import dev.nnmaven.trainer.figures.EvaluationFigures;
import dev.nnmaven.trainer.figures.ModelFigures;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.text.ModelName;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Content of {@code evaluation.json}: all figures shown in any report.
 *
 * @param schemaVersion version of this format
 * @param project project of the model; null in files of earlier versions
 * @param model evaluated model
 * @param data location of the test images
 * @param heldOut figures on the test images; null, and so omitted, for a regression
 * @param chance what always naming the most frequent class would give on the test images; null, and
 *     so omitted, for a regression
 * @param training figures on the training images; null, and so omitted, if these are not available
 * @param baseline the accepted model; null if there is none
 * @param gate rules and verdict
 * @param health data quality checks
 * @param worstMistakes misclassified images with the largest losses, worst first; null, and so
 *     omitted, for a regression
 * @param regression figures of a regression; null, and so omitted, for a classification
 * @param columns what the model makes of the columns of a table; null, and so omitted, for pictures
 */
public record EvaluationJson(
    int schemaVersion,
    Project project,
    ModelFigures model,
    String data,
    @Nullable EvaluationFigures heldOut,
    @Nullable ChanceLevel chance,
    @Nullable EvaluationFigures training,
    @Nullable BaselineFigures baseline,
    Gate gate,
    HealthFigures health,
    @Nullable List<Mistake> worstMistakes,
    @Nullable RegressionJson regression,
    @Nullable ColumnsJson columns) {

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

    /** Throws if a file lacks a rule. */
    public Gate {
      rules = List.copyOf(rules);
    }

    /** Creates the gate's part from a verdict. */
    public static Gate of(Verdict verdict) {
      return new Gate(verdict.passed(), verdict.halts(), verdict.open(), verdict.results());
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
    Stream.of(model, gate, health).forEach(Objects::requireNonNull);
    if ((heldOut == null) == (regression == null)) {
      throw new IllegalArgumentException("expected figures of either classes or numbers");
    }
  }

  /** Creates the content from an evaluation. */
  public static EvaluationJson of(Evidence evidence, Verdict verdict) {
    Subject subject = evidence.subject();
    return new EvaluationJson(
        SCHEMA_VERSION,
        new Project(subject.artifactId(), subject.project()),
        ModelFigures.of(evidence.run().model(), subject.modelFile(), subject.modelSha256()),
        evidence.run().place(),
        ofClasses(evidence).map(found -> figures(found.evaluation(), evidence)).orElse(null),
        ofClasses(evidence).map(found -> evidence.chanceLevel()).orElse(null),
        // JSON cannot express an infinite loss.
        ofClasses(evidence)
            .flatMap(Findings.OfClasses::training)
            .filter(training -> Double.isFinite(training.loss()))
            .map(training -> figures(training, evidence))
            .orElse(null),
        ofClasses(evidence)
            .flatMap(Findings.OfClasses::comparison)
            .map(BaselineFigures::of)
            .orElse(null),
        Gate.of(verdict),
        HealthFigures.of(evidence.health()),
        ofClasses(evidence).map(found -> Mistake.worst(evidence)).orElse(null),
        RegressionJson.of(evidence),
        ColumnsJson.of(evidence));
  }

  private static Optional<Findings.OfClasses> ofClasses(Evidence evidence) {
    return evidence.ofNumbers().isPresent() ? Optional.empty() : Optional.of(evidence.ofClasses());
  }

  private static EvaluationFigures figures(ClassificationMetrics metrics, Evidence evidence) {
    return EvaluationFigures.of(metrics, evidence.classes(), evidence.unit());
  }

  /** Figures of a classification, if the model is one. */
  public Optional<EvaluationFigures> ofClasses() {
    return Optional.ofNullable(heldOut);
  }

  /** What an example is called. */
  public Unit unit() {
    return heldOut == null ? Unit.ROW : heldOut.examples();
  }

  /** What the model comes to: {@code accuracy 91.66% (1,100 of 1,200 images)}. */
  public String score() {
    return regression == null ? "accuracy " + figures() : figures();
  }

  /** The same where it need not be said that it is an accuracy. */
  public String figures() {
    return ofClasses()
        .map(EvaluationFigures::accuracyText)
        .orElseGet(() -> Objects.requireNonNull(regression).heldOut().text());
  }

  /** How sure an accuracy is; empty of a regression. */
  public String interval() {
    return ofClasses().map(EvaluationFigures::intervalText).orElse("");
  }

  /** The score and how sure it is. */
  String scoreAndInterval() {
    return interval().isEmpty() ? score() : score() + ", " + interval();
  }

  /** What was found beside the verdict, in sentences; the verdict is {@link Verdict#line}. */
  public List<String> sentences() {
    String loss = ofClasses().map(one -> ", loss " + Texts.loss(one.loss())).orElse("");
    return Stream.of(
            Optional.of("Held-out " + scoreAndInterval() + loss + "."),
            accepted(),
            reason(),
            Optional.ofNullable(training)
                .map(one -> "On its training %s: %s.".formatted(unit().many(), one.accuracyText())))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The accepted model and how this one compares with it: figures only; empty without one. */
  Optional<String> accepted() {
    return ofClasses()
        .map(now -> Optional.ofNullable(baseline).map(one -> one.text(now)))
        .orElseGet(
            () ->
                Optional.ofNullable(Objects.requireNonNull(regression).baseline())
                    .map(ErrorBaselineFigures::text))
        .map("The accepted model: %s."::formatted);
  }

  /** Why that was accepted; empty if nobody said. */
  Optional<String> reason() {
    String reason =
        baseline != null
            ? baseline.reason()
            : regression != null && regression.baseline() != null
                ? regression.baseline().reason()
                : null;
    return Optional.ofNullable(reason).map("Why it was accepted: "::concat);
  }

  /** The score in a column: {@code 91.66%}, or {@code R² 0.8712}. */
  public String shortScore() {
    return regression == null
        ? ofClasses().map(one -> Texts.percent(one.correct(), one.images())).orElse("-")
        : regression.heldOut().shortText();
  }

  /** How the model compares with the accepted one: {@code +0.41 points}; a dash without one. */
  public String change() {
    if (regression != null && regression.baseline() != null) {
      return regression.baseline().changeText(regression.heldOut());
    }
    return baseline == null || heldOut == null ? "-" : baseline.change(heldOut).points();
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
      Version found = Json.read(file, Version.class, MOST_BYTES);
      if (found.schemaVersion != SCHEMA_VERSION) {
        throw new IOException(
            Texts.format(
                "%s has schemaVersion %d, expected %d: another version of nn-maven wrote it. Run nn:evaluate again.",
                file, found.schemaVersion, SCHEMA_VERSION));
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
