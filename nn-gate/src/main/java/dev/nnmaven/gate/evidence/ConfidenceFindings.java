package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.job.TemperatureScaling;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import dev.nnmaven.trainer.measure.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the probabilities of a model are worth, for reports and as in {@code evaluation.json}.
 *
 * @param validation figures without and with its temperature on the validation examples of its
 *     training; null if it was not calibrated
 * @param heldOut the same on the test examples
 * @param answers how many of these it is confident of; null if it has no threshold
 */
public record ConfidenceFindings(
    @Nullable Calibration validation,
    @Nullable Calibration heldOut,
    @Nullable ConfidentAnswers answers) {

  /**
   * Looks at what a model says, and asks a calibrated one once more, without its temperature; empty
   * if it is neither calibrated nor has a threshold.
   *
   * @throws ConfigurationException if its weights are then too large to compute with, or it says
   *     that it was calibrated and cannot have been
   * @throws DatasetException if an example does not fit it
   */
  static Optional<ConfidenceFindings> of(
      EvaluationRun run, Findings<ClassificationMetrics, Predictions> findings)
      throws ConfigurationException, DatasetException {
    TrainedModel model = run.model();
    Calibration validation = model.calibration().orElse(null);
    Calibration heldOut = null;
    if (validation != null) {
      requireFit(model);
      TrainedModel before =
          model.with(TemperatureScaling.scaled(model.ensemble(), 1 / validation.temperature()));
      Predictions without =
          (Predictions)
              new EvaluationRun(before, run.examples(), run.place(), run.training(), List.of())
                  .predict(findings.measure());
      heldOut =
          new Calibration(
              validation.temperature(),
              new ClassFigures(without).fit(),
              new ClassFigures(findings.answers()).fit());
    }
    return validation == null && model.threshold() == 0
        ? Optional.empty()
        : Optional.of(
            new ConfidenceFindings(
                validation, heldOut, confident(model, findings.answers()).orElse(null)));
  }

  private static void requireFit(TrainedModel model) throws ConfigurationException {
    try {
      TemperatureScaling.requireFit(model.network());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "The model cannot be evaluated: its file has the metadata entry calibration, but"
              + " %s. Train"
              + " it again (nn:train).",
          e.getMessage());
    }
  }

  /** How many examples a model is confident of; empty if it has no threshold. */
  public static Optional<ConfidentAnswers> confident(TrainedModel model, Predictions answers) {
    return Optional.of(model.threshold())
        .filter(threshold -> threshold > 0)
        .map(threshold -> ConfidentAnswers.of(answers, threshold));
  }

  /**
   * Figures on the test examples in words.
   *
   * @param examples such as {@code test images}
   */
  public List<String> texts(String examples) {
    return Stream.of(
            Optional.ofNullable(heldOut).map(known -> ClassFigures.text(known, examples)),
            Optional.ofNullable(answers).map(known -> known.text(examples)))
        .flatMap(Optional::stream)
        .toList();
  }
}
