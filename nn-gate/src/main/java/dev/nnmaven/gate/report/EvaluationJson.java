package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.evidence.IntervalFindings;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.gate.evidence.SliceFindings;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.files.JsonObject;
import dev.nnmaven.trainer.measure.Figures;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.ProbabilityFigures;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Content of {@code evaluation.json}: all figures shown in any report. docs/evaluation.schema.json
 * describes it. JSON cannot express what overflows, so such figures are left out.
 */
public final class EvaluationJson {

  public static final int SCHEMA_VERSION = 2;

  /** Maximum number of examples; a folder copied twice would list every image. */
  private static final int MOST = 10;

  /** Scale for rounding to the six digits that a float32 always holds. */
  private static final double PRECISION = 1e6;

  private EvaluationJson() {}

  /** The content from an evaluation. */
  public static JsonObject of(Evidence evidence, Verdict verdict) {
    Subject subject = evidence.subject();
    Examples examples = evidence.run().examples();
    Optional<Findings<ClassificationMetrics, Predictions>> classes =
        evidence.findings().ofClasses();
    return new JsonObject()
        .with("schemaVersion", SCHEMA_VERSION)
        .with("project", project(subject))
        .with("model", evidence.modelFigures())
        .with("data", evidence.run().place())
        .with("heldOut", classes.map(Findings::figures))
        .with("chance", evidence.findings().chance())
        .with("probabilities", classes.flatMap(EvaluationJson::probabilities))
        .with("training", classes.flatMap(EvaluationJson::training))
        .with("baseline", classes.flatMap(Findings::comparison).map(AcceptedJson::ofClasses))
        .with("gate", gate(verdict))
        .with("health", evidence.model().map(any -> health(evidence.health())))
        .with("worstMistakes", classes.map(findings -> mistakes(findings, examples)))
        .with("regression", evidence.findings().ofNumbers().map(of -> regression(of, examples)))
        .with("columns", ColumnsJson.of(evidence.columns()))
        .with("slices", slices(evidence))
        .with("confidence", evidence.confidence())
        .with("outOfFold", evidence.outOfFold())
        .with("intervals", evidence.intervals().map(IntervalFindings::figures));
  }

  private static JsonObject project(Subject subject) {
    return new JsonObject()
        .with("artifactId", subject.artifactId())
        .with("name", subject.project());
  }

  private static Optional<ProbabilityFigures> probabilities(
      Findings<ClassificationMetrics, Predictions> findings) {
    return Optional.of(findings.answers())
        .filter(Predictions::hasProbabilities)
        .map(answers -> ProbabilityFigures.of(answers, findings.measure().classes()));
  }

  private static <M extends Metrics> Optional<Figures> training(Findings<M, ?> findings) {
    return findings
        .training()
        .filter(metrics -> Double.isFinite(metrics.loss()))
        .map(findings.measure()::figures);
  }

  private static JsonObject gate(Verdict verdict) {
    return new JsonObject()
        .with("passed", verdict.passed())
        .with("halts", verdict.halts())
        .with("notChecked", verdict.of(Outcome.NOT_CHECKED).size())
        .with("rules", verdict.results());
  }

  private static JsonObject health(DataHealth health) {
    return new JsonObject()
        .with("leaked", some(health.leaked()))
        .with("repeated", groups(health.repeated()))
        .with("conflicting", groups(health.conflicting()))
        .with("constant", some(health.constant()));
  }

  /** Number of all, and the first of them. */
  private static JsonObject some(List<?> all) {
    return some(all.size(), all);
  }

  /**
   * All examples of groups, and the first of the first: a class may repeat one a thousand times.
   */
  private static JsonObject groups(List<List<String>> all) {
    return some(
        all.stream().mapToInt(List::size).sum(),
        all.stream().map(group -> Formats.first(group, MOST)).toList());
  }

  private static JsonObject some(int count, List<?> all) {
    return new JsonObject().with("count", count).with("first", Formats.first(all, MOST));
  }

  private static List<JsonObject> mistakes(
      Findings<ClassificationMetrics, Predictions> findings, Examples examples) {
    Predictions answers = findings.answers();
    List<String> classes = findings.measure().classes();
    boolean areKnown = answers.hasProbabilities();
    return findings.worst().stream()
        .map(
            n ->
                new JsonObject()
                    .with("image", examples.name(n))
                    .with("actual", classes.get(answers.labels()[n]))
                    .with("predicted", classes.get(answers.classes()[n]))
                    .with("probability", areKnown ? rounded(answers.probability(n)) : null)
                    .with("loss", areKnown ? answers.losses()[n] : null))
        .toList();
  }

  private static double rounded(double probability) {
    return Math.round(probability * PRECISION) / PRECISION;
  }

  private static JsonObject regression(
      Findings<RegressionMetrics, RegressionPredictions> findings, Examples rows) {
    RegressionPredictions answers = findings.answers();
    return new JsonObject()
        .with("target", findings.measure().target())
        .with("heldOut", findings.figures())
        .with("training", training(findings))
        .with("baseline", findings.comparison().map(AcceptedJson::ofNumbers))
        .with(
            "worst",
            findings.worst().stream()
                .map(
                    n ->
                        new JsonObject()
                            .with("row", rows.name(n))
                            .with("actual", answers.actual()[n])
                            .with("predicted", answers.predicted()[n]))
                .toList());
  }

  private static @Nullable JsonObject slices(Evidence evidence) {
    SliceFindings findings = evidence.slices();
    return findings.looked() == 0 && findings.asked().isEmpty()
        ? null
        : new JsonObject()
            .with("looked", findings.looked())
            .with("asked", slices(findings.asked(), evidence))
            .with("worst", slices(findings.worst(), evidence));
  }

  private static List<JsonObject> slices(List<SliceFigures> slices, Evidence evidence) {
    return slices.stream()
        .filter(figures -> Double.isFinite(figures.high()))
        .map(
            figures ->
                new JsonObject()
                    .with("name", figures.slice().name())
                    .with("examples", figures.slice().size())
                    .with("value", figures.value())
                    .with("low", figures.low())
                    .with("high", figures.high())
                    .with("note", figures.note())
                    .with("intervals", evidence.intervals().map(of -> of.of(figures.slice()))))
        .toList();
  }
}
