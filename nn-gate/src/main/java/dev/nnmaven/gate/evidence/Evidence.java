package dev.nnmaven.gate.evidence;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.TestSetReuse;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.curves.CurveAdvice;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Groups;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.figures.ModelFigures;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.ErrorList;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.OutOfFoldFigures;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All results of an evaluation: the input of the gate, and the source of every report.
 *
 * @param subject identity of the model
 * @param run test examples and the answers to them: mostly an {@link EvaluationRun} of a model
 * @param findings answers to the test examples, compared with the accepted model
 * @param health data quality checks
 * @param history training history, if known
 * @param baseline the accepted model
 * @param columns influence of the columns of a table on the model
 * @param slices figures of slices of the test examples
 * @param confidence quality of its probabilities, if it is calibrated or has a threshold
 * @param intervals coverage of its intervals or sets, if it has any
 */
public record Evidence(
    Subject subject,
    Answered run,
    Findings<?, ?> findings,
    DataHealth health,
    TrainingHistory history,
    BaselineLookup baseline,
    ColumnFindings columns,
    SliceFindings slices,
    Optional<ConfidenceFindings> confidence,
    Optional<IntervalFindings> intervals) {

  /**
   * Evaluates a model.
   *
   * @param trainedOn the examples that it was trained on, if available and needed
   * @param groups finds the group in the name of an example, as for {@link Groups#of}
   * @throws ConfigurationException if its weights are too large to compute with
   * @throws DatasetException if an example does not fit it, or its name has no group
   */
  public static Evidence of(
      Subject subject,
      Answered run,
      Optional<Examples> trainedOn,
      TrainingHistory history,
      BaselineLookup baseline,
      Optional<Pattern> groups)
      throws ConfigurationException, DatasetException {
    Units together = Units.groups(Groups.of(run.examples(), groups));
    Units units = together.areGroups() ? together : Units.equal(Groups.ofEqual(run.examples()));
    return new Evidence(
        subject,
        run,
        Findings.of(run.measure(), run, trainedOn, baseline, units),
        DataHealth.of(run.training(), run.examples(), groups),
        history,
        baseline,
        ColumnFindings.NONE,
        SliceFindings.NONE,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Adds columns, slices, probabilities and intervals, which takes a while.
   *
   * @throws ConfigurationException if its weights are too large to compute with, or somebody asked
   *     for a coverage of intervals that it cannot promise
   * @throws DatasetException if a row does not fit the model, or there are no such slices
   * @throws IOException if the file of slices cannot be read
   */
  public Evidence lookedAt(Slices by, Coverage coverage)
      throws ConfigurationException, DatasetException, IOException {
    if (!(run instanceof EvaluationRun asked)) {
      return with(
          ColumnFindings.NONE,
          SliceFindings.asked(by, run, findings),
          Optional.empty(),
          IntervalFindings.of(coverage, run.intervals(), findings.answers()));
    }
    Optional<Findings<ClassificationMetrics, Predictions>> classes = findings.ofClasses();
    return with(
        ColumnFindings.of(asked),
        SliceFindings.of(by, run, findings),
        classes.isEmpty() ? Optional.empty() : ConfidenceFindings.of(asked, classes.get()),
        IntervalFindings.of(coverage, asked.model(), findings.answers()));
  }

  /**
   * Adds only the configured slices.
   *
   * @throws DatasetException if there are no such slices
   * @throws IOException if the file of slices cannot be read
   */
  public Evidence slicedBy(Slices by) throws DatasetException, IOException {
    return with(
        columns, SliceFindings.asked(by, run, findings), Optional.empty(), Optional.empty());
  }

  private Evidence with(
      ColumnFindings ofColumns,
      SliceFindings ofSlices,
      Optional<ConfidenceFindings> ofConfidence,
      Optional<IntervalFindings> ofIntervals) {
    return new Evidence(
        subject,
        run,
        findings,
        health,
        history,
        baseline,
        ofColumns,
        ofSlices,
        ofConfidence,
        ofIntervals);
  }

  /** What an example is called. */
  public Unit unit() {
    return run.examples().unit();
  }

  /** Main figure of the task. */
  public Score score() {
    return findings.measure().score();
  }

  /** Names of the classes; none for a number. */
  public List<String> classes() {
    return findings.measure().classes();
  }

  /** The model that was asked; empty if only its answers are known. */
  public Optional<TrainedModel> model() {
    return run instanceof EvaluationRun asked ? Optional.of(asked.model()) : Optional.empty();
  }

  /** The model, or what is known of it, as in a file. */
  public ModelFigures modelFigures() {
    Path file = subject.modelFile();
    String sha256 = subject.modelSha256();
    return model()
        .map(asked -> ModelFigures.of(asked, file, sha256))
        .orElseGet(() -> ModelFigures.ofAnswers(file, sha256));
  }

  /** What probabilities and intervals are worth, in words; none where nobody asked for that. */
  public List<String> confidenceTexts() {
    String examples = "test " + unit().many();
    return Stream.concat(
            confidence().stream().flatMap(found -> found.texts(examples).stream()),
            intervals().stream().map(found -> found.figures().text(examples)))
        .toList();
  }

  /** Findings of a classification; throws if the model is none: whoever asks has to know. */
  public Findings<ClassificationMetrics, Predictions> ofClasses() {
    return findings.ofClasses().orElseThrow();
  }

  /** Findings of a regression; throws likewise. */
  public Findings<RegressionMetrics, RegressionPredictions> ofNumbers() {
    return findings.ofNumbers().orElseThrow();
  }

  /** What was found of the training examples without those who had seen them, if it is known. */
  public Optional<OutOfFoldFigures> outOfFold() {
    return Optional.ofNullable(history.outOfFold());
  }

  /** All that the model gets wrong. */
  public ErrorList errors() {
    Answers<?> answers = findings.answers();
    return ErrorList.of(findings.measure(), answers, run.examples()::name, answers.size());
  }

  /** Comparison with the baseline, on common examples. */
  public Optional<Comparison> comparison() {
    return findings.comparison();
  }

  /** Warns if too many models were accepted with the test data. */
  public Optional<String> worn() {
    return baseline.comparable().flatMap(this::worn);
  }

  /** The same of the model that is or becomes the baseline. */
  public Optional<String> worn(Baseline accepted) {
    return TestSetReuse.warning(accepted, unit(), !findings.units().areExamples());
  }

  /** The model as the next baseline. */
  public Baseline asBaseline(String producer) {
    return Baseline.of(
        producer,
        subject.modelSha256(),
        run.examples(),
        run.training(),
        findings.measure().target(),
        findings.answers());
  }

  /** What the curves of the training show. */
  public Optional<CurveAdvice> curveAdvice() {
    return model().flatMap(asked -> findings.curveAdvice(history, asked));
  }
}
