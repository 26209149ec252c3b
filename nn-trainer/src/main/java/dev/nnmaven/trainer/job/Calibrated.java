package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.Calibration.Fit;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.AnswerSettings;
import dev.nnmaven.trainer.config.AnswerSettings.Abstain;
import dev.nnmaven.trainer.config.LinearShare;
import dev.nnmaven.trainer.job.TemperatureScaling.Fitted;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A trained model whose probabilities were calibrated, or that has a threshold below which it is
 * not confident, by examples that it was not trained on.
 *
 * @param judged its networks, or after a refit the networks of the first training, also calibrated:
 *     their fit is used for the refitted networks, which were trained on all examples
 */
public record Calibrated(
    TrainedModel model, Optional<OutOfSample> judged, List<String> notes, List<String> warnings) {

  /**
   * Calibrates a model, gives it a linear member and a threshold, as the settings say. The networks
   * are calibrated before they are blended with the linear member, which is seldom too sure.
   *
   * @param judged its networks, as far as a setting needs them
   */
  static Calibrated of(
      TrainedModel model,
      Optional<OutOfSample> judged,
      AnswerSettings settings,
      LinearShare share,
      Optional<LinearFit> linear) {
    Calibrated plain = new Calibrated(model, judged, List.of(), List.of());
    Calibrated divided = settings.isCalibrated() ? plain.divided() : plain;
    Calibrated blended = linear.isEmpty() ? divided : divided.blended(share, linear.get());
    Calibrated measured =
        blended.model.calibration().isEmpty() ? blended : blended.measured(judged.orElseThrow());
    return settings.abstain().isEmpty() ? measured : measured.confident(settings.abstain().get());
  }

  /** With scores, of which intervals or sets of classes are made. */
  Calibrated scored(Measure<?> measure) {
    return judged.isEmpty() ? this : with(model.with(judged.get().scores(measure)));
  }

  /** With networks whose outputs are divided by the temperature of the least loss. */
  private Calibrated divided() {
    OutOfSample plain = judged.orElseThrow();
    Fitted fitted = TemperatureScaling.fit(plain);
    if (!fitted.isBest()) {
      return fitted.temperature() < 1
          ? noted(
              "not calibrated: the loss of the %s only falls towards a temperature of 1/32, as where all are right"
                  .formatted(plain.what()))
          : warned(
              ("nn.calibration: no temperature is the best for the %s, and the model stays as it is: the"
                      + " loss only falls towards 32, as where probabilities are worth no more than"
                      + " a guess")
                  .formatted(plain.what()));
    }
    Fit before = new ClassFigures(answers(plain)).fit();
    Calibration calibration = new Calibration(fitted.temperature(), before, before);
    Calibrated scaled = with(networks -> TemperatureScaling.scaled(networks, fitted.temperature()));
    return scaled.with(scaled.model.with(calibration));
  }

  /** With a linear member that has a share of the answer, or none if that is the best. */
  private Calibrated blended(LinearShare asked, LinearFit linear) {
    Blend blend = Blend.of(asked, judged, linear);
    Calibrated noted = noted(blend.text());
    if (blend.share() == 0) {
      return noted;
    }
    TrainedModel with = model.with(model.ensemble().withLinear(linear.network(), blend.share()));
    return new Calibrated(with, blend.judged(), noted.notes, noted.warnings);
  }

  /**
   * With what calibration alone has done for the answers, which are known now.
   *
   * @param plain the networks without a temperature; the linear member answers in both
   */
  private Calibrated measured(OutOfSample plain) {
    OutOfSample calibrated = judged.orElseThrow();
    Fit before =
        new ClassFigures(
                answers(
                    plain.with(
                        calibrated, (own, other) -> new Ensemble(own.members(), other.linear()))))
            .fit();
    Fit after = new ClassFigures(answers(calibrated)).fit();
    double temperature = model.calibration().orElseThrow().temperature();
    Calibration done = new Calibration(temperature, before, after);
    return with(model.with(done)).noted("calibrated with " + ClassFigures.text(done, plain.what()));
  }

  /** With a threshold, below which the model is not confident. */
  private Calibrated confident(Abstain abstain) {
    if (!abstain.isAccuracy()) {
      return with(model.with(abstain.share().floatValue()));
    }
    OutOfSample some = judged.orElseThrow();
    Predictions answers = answers(some);
    Optional<Float> lowest = ConfidentAnswers.threshold(answers, abstain.share());
    float threshold = lowest.orElse(1f);
    Calibrated done =
        with(model.with(threshold))
            .noted(ConfidentAnswers.of(answers, threshold).text(some.what()));
    return lowest.isPresent()
        ? done
        : done.warned(
            ("nn.abstain: at no threshold do the %s show %s with 95%% confidence, so the"
                    + " model is confident only if certain")
                .formatted(some.what(), abstain.text()));
  }

  private Predictions answers(OutOfSample some) {
    return some.evaluate(Predictions.tally(model.classification()));
  }

  private Calibrated with(UnaryOperator<Ensemble> change) {
    return new Calibrated(
        model.with(change.apply(model.ensemble())),
        judged.map(some -> some.with(change)),
        notes,
        warnings);
  }

  private Calibrated with(TrainedModel changed) {
    return new Calibrated(changed, judged, notes, warnings);
  }

  private Calibrated noted(String note) {
    return new Calibrated(
        model, judged, Stream.concat(notes.stream(), Stream.of(note)).toList(), warnings);
  }

  private Calibrated warned(String warning) {
    return new Calibrated(
        model, judged, notes, Stream.concat(warnings.stream(), Stream.of(warning)).toList());
  }
}
