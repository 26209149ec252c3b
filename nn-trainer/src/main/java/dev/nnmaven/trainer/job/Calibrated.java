package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.evaluation.TemperatureScaling;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.trainer.config.AnswerSettings;
import dev.nnmaven.trainer.config.AnswerSettings.Abstain;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trained model whose probabilities were calibrated, or that has a threshold below which it is
 * not confident, by examples that it was not trained on.
 *
 * @param judged networks that the validation examples judge, likewise
 * @param notes lines for the log
 * @param warnings the same, of what did not come about
 */
public record Calibrated(
    TrainedModel model, Ensemble judged, List<String> notes, List<String> warnings) {

  /**
   * Calibrates a model.
   *
   * @param judged its networks, or, where they were trained anew on the validation examples, those
   *     of the first training: what fits these has to do for the others, too, since nothing is left
   *     that they have not seen
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
    Ensemble networks = model.ensemble();
    Ensemble asked = judged;
    Optional<Calibration> calibration = Optional.empty();
    if (settings.isCalibrated()) {
      Samples samples = validation.orElseThrow();
      OptionalDouble found = TemperatureScaling.fit(judged, samples, compute);
      double temperature = found.orElse(1);
      if (found.isEmpty()) {
        warnings.add(
            ("nn.calibration: the %s validation %s have no best temperature, as where all of them"
                    + " are right; the model stays as it is. More of them may help"
                    + " (nn.validationFraction).")
                .formatted(Texts.count(samples.size()), unit.many()));
      }
      asked = TemperatureScaling.scaled(judged, temperature);
      networks = TemperatureScaling.scaled(networks, temperature);
      Calibration made =
          new Calibration(
              temperature,
              fit(predictions(judged, samples, model, compute)),
              fit(predictions(asked, samples, model, compute)));
      notes.add("calibrated " + text(made, "validation " + unit.many()));
      calibration = Optional.of(made);
    }
    float threshold = 0;
    if (settings.abstain().isPresent()) {
      Abstain abstain = settings.abstain().get();
      threshold = abstain.share().floatValue();
      if (abstain.isAccuracy()) {
        Predictions answers = predictions(asked, validation.orElseThrow(), model, compute);
        Optional<Float> lowest = ConfidentAnswers.threshold(answers, abstain.share());
        threshold = lowest.orElse(1f);
        if (lowest.isEmpty()) {
          warnings.add(
              ("nn.abstain: at no threshold do the validation %s reach an accuracy of %s, so that"
                      + " the model is confident of nothing that is less than certain")
                  .formatted(unit.many(), Numbers.percent(abstain.share())));
        }
        notes.add(ConfidentAnswers.of(answers, threshold).text("validation " + unit.many()));
      } else {
        notes.add("confident " + ConfidentAnswers.from(threshold));
      }
    }
    return new Calibrated(
        new TrainedModel(
            networks,
            model.task(),
            model.preprocessing(),
            model.provenance(),
            calibration,
            threshold),
        asked,
        notes,
        warnings);
  }

  private static Predictions predictions(
      Ensemble ensemble, Samples samples, TrainedModel model, ComputeOptions compute) {
    try (Evaluator evaluator = new Evaluator(ensemble, compute)) {
      return evaluator.evaluate(samples, Predictions.tally(model.classification()));
    }
  }

  /**
   * A calibration in words: {@code temperature 1.53193: on validation images loss 0.3512 → 0.3101,
   * calibration error 5.12% → 1.93%}.
   */
  public static String text(Calibration calibration, String examples) {
    return "temperature %s: on %s loss %s → %s, calibration error %s → %s"
        .formatted(
            FloatText.of(calibration.temperature()),
            examples,
            Texts.loss(calibration.before().loss()),
            Texts.loss(calibration.after().loss()),
            Texts.percent(calibration.before().calibrationError()),
            Texts.percent(calibration.after().calibrationError()));
  }

  private static Calibration.Fit fit(Predictions predictions) {
    return new ClassFigures(predictions).fit();
  }
}
