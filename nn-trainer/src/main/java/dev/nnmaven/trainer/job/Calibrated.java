package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.AnswerSettings;
import dev.nnmaven.trainer.config.AnswerSettings.Abstain;
import dev.nnmaven.trainer.job.TemperatureScaling.Fitted;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trained model whose probabilities were calibrated, or that has a threshold below which it is
 * not confident, by examples that it was not trained on.
 *
 * @param judged its networks, or, where they were trained anew on the validation examples, those of
 *     the first training, likewise: what fits these has to do for the others, too, since nothing is
 *     left that they have not seen
 */
public record Calibrated(
    TrainedModel model, Ensemble judged, List<String> notes, List<String> warnings) {

  /**
   * Calibrates a model, and gives it a threshold, as the settings say.
   *
   * @param validation validation examples; empty where no setting needs them
   */
  static Calibrated of(
      TrainedModel model,
      Ensemble judged,
      Optional<Samples> validation,
      AnswerSettings settings,
      ComputeOptions compute,
      Unit unit) {
    List<String> notes = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Ensemble asked = judged;
    Optional<Calibration> calibration = Optional.empty();
    if (settings.isCalibrated()) {
      Fitted found =
          TemperatureScaling.fit(judged, model.classification(), validation.orElseThrow(), compute);
      if (found.isBest()) {
        asked = TemperatureScaling.scaled(judged, found.temperature());
        Calibration done =
            new Calibration(
                found.temperature(),
                new ClassFigures(answers(judged, model, validation, compute)).fit(),
                new ClassFigures(answers(asked, model, validation, compute)).fit());
        calibration = Optional.of(done);
        notes.add("calibrated with " + ClassFigures.text(done, "validation " + unit.many()));
      } else {
        warnings.add(
            ("nn.calibration: no temperature is the best for the validation %s, and the model stays"
                    + " as it is: the loss only falls towards %s")
                .formatted(
                    unit.many(),
                    found.temperature() < 1
                        ? "1/32, as where all of them are right; more of them may help"
                            + " (nn.validationFraction)"
                        : "32, as where probabilities are worth no more than a guess"));
      }
    }
    float threshold = settings.abstain().map(Abstain::share).map(Number::floatValue).orElse(0f);
    if (settings.abstain().map(Abstain::isAccuracy).orElse(false)) {
      Predictions answers = answers(asked, model, validation, compute);
      Optional<Float> lowest =
          ConfidentAnswers.threshold(answers, settings.abstain().get().share());
      threshold = lowest.orElse(1f);
      notes.add(ConfidentAnswers.of(answers, threshold).text("validation " + unit.many()));
      if (lowest.isEmpty()) {
        warnings.add(
            ("nn.abstain: at no threshold do the validation %s show %s with 95%% confidence, so that"
                    + " the model is confident of nothing that is less than certain")
                .formatted(unit.many(), settings.abstain().get().text()));
      }
    }
    TrainedModel done =
        new TrainedModel(
            calibration.isEmpty()
                ? model.ensemble()
                : TemperatureScaling.scaled(model.ensemble(), calibration.get().temperature()),
            model.task(),
            model.preprocessing(),
            model.provenance(),
            calibration,
            threshold);
    return new Calibrated(done, asked, notes, warnings);
  }

  private static Predictions answers(
      Ensemble ensemble, TrainedModel model, Optional<Samples> samples, ComputeOptions compute) {
    try (Evaluator evaluator = new Evaluator(ensemble, compute)) {
      return evaluator.evaluate(samples.orElseThrow(), Predictions.tally(model.classification()));
    }
  }
}
