package dev.nnmaven.gate.evidence;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.curves.CurveAdvice;
import dev.nnmaven.trainer.curves.LearningCurves;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Groups;
import dev.nnmaven.trainer.figures.ChanceLevel;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.text.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * All results of an evaluation: what the gate checks, and the source of every report.
 *
 * @param subject identity of the model
 * @param run model and test images
 * @param findings what it says of the test examples, beside the accepted model
 * @param health data quality checks
 * @param history training history, if known
 * @param baseline the accepted model
 * @param columns what the model makes of the columns, of a table, if somebody looked
 */
public record Evidence(
    Subject subject,
    EvaluationRun run,
    Findings findings,
    DataHealth health,
    TrainingHistory history,
    BaselineLookup baseline,
    ColumnFindings columns) {

  /** Maximum number of worst mistakes. */
  private static final int MOST_MISTAKES = 20;

  /** Nobody looked at the columns. */
  public Evidence(
      Subject subject,
      EvaluationRun run,
      Findings findings,
      DataHealth health,
      TrainingHistory history,
      BaselineLookup baseline) {
    this(subject, run, findings, health, history, baseline, ColumnFindings.NONE);
  }

  /**
   * Evaluates a model.
   *
   * @param training evaluation on its training examples, if available and needed
   * @param groups finds the group in the name of an example, as for {@link Groups#of}
   * @throws ConfigurationException if its weights are too large to compute with
   * @throws DatasetException if an example does not fit it, or its name has no group
   */
  public static Evidence of(
      Subject subject,
      EvaluationRun run,
      Optional<? extends Metrics> training,
      TrainingHistory history,
      BaselineLookup baseline,
      Optional<Pattern> groups)
      throws ConfigurationException, DatasetException {
    int[] groupOf = Groups.of(run.examples(), groups);
    return new Evidence(
        subject, run, findings(run, training, baseline, groupOf), run.health(), history, baseline);
  }

  private static Findings findings(
      EvaluationRun run,
      Optional<? extends Metrics> training,
      BaselineLookup baseline,
      int[] groups)
      throws ConfigurationException, DatasetException {
    if (run.model().task() instanceof RegressionTask regression) {
      RegressionPredictions predictions = run.predictNumbers();
      return new Findings.OfNumbers(
          regression.target(),
          predictions,
          training.map(RegressionMetrics.class::cast),
          baseline.compare(predictions, groups));
    }
    Predictions predictions = run.predict();
    return new Findings.OfClasses(
        predictions,
        training.map(ClassificationMetrics.class::cast),
        baseline.compare(predictions, groups));
  }

  /**
   * The same with a look at the columns, which takes a while.
   *
   * @throws DatasetException if a row does not fit the model
   */
  public Evidence withColumns() throws DatasetException {
    return new Evidence(subject, run, findings, health, history, baseline, ColumnFindings.of(run));
  }

  /** What an example is called. */
  public Unit unit() {
    return Unit.of(run.model().preprocessing());
  }

  /** Names of the model's classes. */
  public List<String> classes() {
    return run.model().classes();
  }

  /**
   * Findings of a classification.
   *
   * @throws IllegalStateException if the model is none: whoever asks has to know
   */
  public Findings.OfClasses ofClasses() {
    if (findings instanceof Findings.OfClasses found) {
      return found;
    }
    throw new IllegalStateException("the model is no classification");
  }

  /** Findings of a regression; empty if the model is a classification. */
  public Optional<Findings.OfNumbers> ofNumbers() {
    return findings instanceof Findings.OfNumbers found ? Optional.of(found) : Optional.empty();
  }

  /** Predictions of a classification for the test examples. */
  public Predictions predictions() {
    return ofClasses().predictions();
  }

  /** Evaluation of a classification on the training examples, if available. */
  public Optional<ClassificationMetrics> training() {
    return ofClasses().training();
  }

  /** Comparison with the baseline, on common examples. */
  public Optional<Comparison> comparison() {
    return findings.comparison();
  }

  /** The model as the next baseline. */
  public Baseline asBaseline(String producer) {
    return findings.asBaseline(producer, subject.modelSha256(), run.examples());
  }

  /** Evaluation of a classification on the held-out examples. */
  public ClassificationMetrics evaluation() {
    return ofClasses().evaluation();
  }

  /** What a classification is to be compared with: always naming the most frequent class. */
  public ChanceLevel chanceLevel() {
    return ChanceLevel.of(
        classes(), run.trainedOn().map(Examples::countPerClass), evaluation().confusion());
  }

  /** What the curves of the training show. */
  public Optional<CurveAdvice> curveAdvice() {
    return CurveAdvice.of(
        new LearningCurves(
            history, run.model(), findings.training(), Optional.of(findings.evaluation())));
  }

  /** Indices of misclassified images with the largest losses, largest first. */
  public List<Integer> worstMistakes() {
    Predictions predictions = predictions();
    return IntStream.range(0, predictions.size())
        .filter(n -> !predictions.isCorrect(n))
        .boxed()
        .sorted(Comparator.comparing((Integer n) -> predictions.losses()[n]).reversed())
        .limit(MOST_MISTAKES)
        .toList();
  }

  /** Indices of the rows with the largest absolute errors of a regression, largest first. */
  public List<Integer> worstErrors() {
    RegressionPredictions predictions = ofNumbers().orElseThrow().predictions();
    return IntStream.range(0, predictions.size())
        .boxed()
        .sorted(Comparator.comparing((Integer n) -> predictions.error(n)).reversed())
        .limit(MOST_MISTAKES)
        .toList();
  }
}
