package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.evaluation.TemperatureScaling;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.job.Calibrated;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the probabilities of a model are worth on the held-out examples.
 *
 * @param calibration figures without and with its temperature, if it was calibrated
 * @param confident how many examples it is confident of, if it has a threshold
 */
public record ConfidenceFindings(
    Optional<Calibration> calibration, Optional<ConfidentAnswers> confident) {

  /** Of a model that is not calibrated and always confident. */
  public static final ConfidenceFindings NONE =
      new ConfidenceFindings(Optional.empty(), Optional.empty());

  /**
   * Looks at what a model says, and asks a calibrated one once more, without its temperature.
   *
   * @throws ConfigurationException if its weights are then too large to compute with
   * @throws DatasetException if an example does not fit it
   */
  static ConfidenceFindings of(EvaluationRun run, Findings<?, ?> findings)
      throws ConfigurationException, DatasetException {
    TrainedModel model = run.model();
    if (findings.ofClasses().isEmpty()) {
      return NONE;
    }
    Findings<ClassificationMetrics, Predictions> found = findings.ofClasses().get();
    Predictions answers = found.answers();
    Optional<Calibration> calibration = Optional.empty();
    if (model.calibration().isPresent()) {
      double temperature = model.calibration().get().temperature();
      TrainedModel before =
          model.with(TemperatureScaling.scaled(model.ensemble(), 1 / temperature));
      EvaluationRun asked =
          new EvaluationRun(before, run.examples(), run.place(), run.training(), run.warnings());
      Predictions without = (Predictions) asked.predict(found.measure());
      calibration =
          Optional.of(
              new Calibration(
                  temperature, new ClassFigures(without).fit(), new ClassFigures(answers).fit()));
    }
    return new ConfidenceFindings(calibration, confident(model, answers));
  }

  /** How many examples a model is confident of; empty if it has no threshold. */
  public static Optional<ConfidentAnswers> confident(TrainedModel model, Predictions answers) {
    return model.threshold() > 0
        ? Optional.of(ConfidentAnswers.of(answers, model.threshold()))
        : Optional.empty();
  }

  /**
   * Both in words, for log and page.
   *
   * @param examples such as {@code held-out images}
   */
  public List<String> texts(String examples) {
    return Stream.of(
            calibration.map(one -> Calibrated.text(one, examples)),
            confident.map(one -> one.text(examples)))
        .flatMap(Optional::stream)
        .toList();
  }
}
