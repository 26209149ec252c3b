package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.ConfidenceFindings;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import dev.nnmaven.trainer.text.Unit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model's probabilities are worth, in {@code evaluation.json}.
 *
 * @param temperature what its outputs were divided by; null, as the next two, if it was not
 *     calibrated
 * @param validation figures on the validation examples of its training
 * @param heldOut figures on the held-out examples
 * @param threshold least probability from which it is confident; null, as the next, if it always is
 * @param confident number of held-out examples that it is confident of
 * @param right how many of these are right
 * @param coverage confident / all
 * @param accuracy right / confident; null if there are none
 */
public record ConfidenceJson(
    @Nullable Double temperature,
    @Nullable BeforeAfter validation,
    @Nullable BeforeAfter heldOut,
    @Nullable Float threshold,
    @Nullable Integer confident,
    @Nullable Integer right,
    @Nullable Double coverage,
    @Nullable Double accuracy) {

  /** Figures without and with the temperature. */
  public record BeforeAfter(Calibration.Fit before, Calibration.Fit after) {

    static @Nullable BeforeAfter of(Optional<Calibration> calibration) {
      return calibration.map(one -> new BeforeAfter(one.before(), one.after())).orElse(null);
    }
  }

  /**
   * How many examples it is confident of, in words; empty if it has no threshold.
   *
   * @param total number of all
   */
  Optional<String> text(int total, Unit unit) {
    return threshold == null || confident == null || right == null
        ? Optional.empty()
        : Optional.of(
            new ConfidentAnswers(threshold, confident, right, total)
                .text("held-out " + unit.many()));
  }

  /**
   * Creates the part.
   *
   * @param ofModel what the model file says
   */
  static @Nullable ConfidenceJson of(Optional<Calibration> ofModel, ConfidenceFindings found) {
    if (found.equals(ConfidenceFindings.NONE)) {
      return null;
    }
    ConfidentAnswers some = found.confident().orElse(null);
    return new ConfidenceJson(
        found.calibration().map(Calibration::temperature).orElse(null),
        BeforeAfter.of(found.calibration().isEmpty() ? Optional.empty() : ofModel),
        BeforeAfter.of(found.calibration()),
        some == null ? null : some.threshold(),
        some == null ? null : some.confident(),
        some == null ? null : some.right(),
        some == null ? null : (double) some.confident() / some.total(),
        some == null || some.confident() == 0 ? null : (double) some.right() / some.confident());
  }
}
