package dev.nnmaven.gate.evidence;

import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.curves.CurveAdvice;
import dev.nnmaven.trainer.curves.LearningCurves;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.ChanceLevel;
import dev.nnmaven.trainer.measure.Figures;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.measure.Score;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers to the test examples, with their metrics.
 *
 * @param measure metrics of the task
 * @param answers to each of them
 * @param perClass number of training examples of each class, if available
 * @param training metrics on the training examples, if available
 * @param comparison with the baseline, on common examples
 * @param units what of the test examples is one piece of evidence
 * @param <M> what the task measures
 * @param <A> its answers
 */
public record Findings<M extends Metrics, A extends Answers<M>>(
    Measure<M> measure,
    A answers,
    Optional<int[]> perClass,
    Optional<M> training,
    Optional<Comparison> comparison,
    Units units) {

  private static final int MOST_WORST = 20;

  static <M extends Metrics> Findings<M, ?> of(
      Measure<M> measure,
      Answered run,
      Optional<Examples> trainedOn,
      BaselineLookup baseline,
      Units units)
      throws ConfigurationException, DatasetException {
    Answers<M> answers = run.predict(measure);
    return new Findings<>(
        measure,
        answers,
        trainedOn.filter(any -> !measure.classes().isEmpty()).map(Examples::countPerClass),
        run instanceof EvaluationRun asked
            ? asked.evaluate(measure.task(), trainedOn)
            : Optional.empty(),
        baseline.compare(answers, units),
        units);
  }

  /** Metrics on the test examples. */
  public M evaluation() {
    return answers.evaluation();
  }

  /** Whether losses are known: not those of answers without probabilities. */
  public boolean hasLosses() {
    return !Double.isNaN(evaluation().loss());
  }

  /** Accuracy of always predicting the most frequent class, for comparison. */
  public Optional<ChanceLevel> chance() {
    return measure.chance(evaluation(), perClass);
  }

  /** What the curves of the training show. */
  Optional<CurveAdvice> curveAdvice(TrainingHistory history, TrainedModel model) {
    return CurveAdvice.of(
        new LearningCurves<>(history, model, measure, training, Optional.of(evaluation())));
  }

  /** Whether the model is no better than one that looks at nothing. */
  public boolean learnedNothing() {
    return measure.nothingLearned(evaluation()).isPresent();
  }

  /** What to predict instead, if that is better. */
  public Optional<String> otherTarget() {
    return measure.otherTarget(evaluation());
  }

  /** Lines of the log: a table, and totals. */
  public List<String> lines() {
    return measure.lines(evaluation(), perClass);
  }

  /** The metrics on the test examples, as in a file. */
  public Figures figures() {
    return measure.figures(evaluation());
  }

  /** The main figure: {@code 91.66%}. */
  public String text() {
    return measure.text(evaluation());
  }

  /** The main figures as a fact. */
  public String fact() {
    return measure.fact(evaluation());
  }

  /** What is worst, as another fact. */
  public Optional<String> worstFact() {
    return measure.worstFact(evaluation());
  }

  /** Indices of the examples that the model is off by most, worst first. */
  public List<Integer> worst() {
    return answers.worst(MOST_WORST);
  }

  /** What is of one task or of the other. */
  public <T> T match(
      Function<Findings<ClassificationMetrics, Predictions>, T> classes,
      Function<Findings<RegressionMetrics, RegressionPredictions>, T> numbers) {
    return ofClasses().map(classes).or(() -> ofNumbers().map(numbers)).orElseThrow();
  }

  /** Findings of a classification, if it is one. */
  @SuppressWarnings("unchecked") // whose metrics have an accuracy
  public Optional<Findings<ClassificationMetrics, Predictions>> ofClasses() {
    return Optional.of((Findings<ClassificationMetrics, Predictions>) this)
        .filter(any -> measure.score() == Score.ACCURACY);
  }

  /** Findings of a regression, if it is one. */
  @SuppressWarnings("unchecked") // whose metrics have an RMSE
  public Optional<Findings<RegressionMetrics, RegressionPredictions>> ofNumbers() {
    return Optional.of((Findings<RegressionMetrics, RegressionPredictions>) this)
        .filter(any -> measure.score() == Score.RMSE);
  }
}
