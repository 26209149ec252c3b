package dev.nnmaven.trainer.config;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Settings of what a trained model's probabilities mean.
 *
 * @param isCalibrated whether a temperature is fitted to the validation examples
 * @param abstain when the model is not confident, if it ever is not
 */
public record AnswerSettings(boolean isCalibrated, Optional<Abstain> abstain) {

  /** Probabilities as trained, and always confident. */
  public static final AnswerSettings NONE = new AnswerSettings(false, Optional.empty());

  private static final String TEMPERATURE = "temperature";
  private static final String ACCURACY = "accuracy(";

  /**
   * When a model is not confident: below a probability of the predicted class, or below the lowest
   * with which confident answers to the validation examples are shown to reach an accuracy.
   *
   * @param text as in a POM: {@code 0.8}, {@code accuracy(98%)}
   */
  public record Abstain(String text, BigDecimal share, boolean isAccuracy) {

    static final Abstain NEVER = new Abstain("0", BigDecimal.ZERO, false);

    static Abstain of(String text) {
      boolean isAccuracy = text.startsWith(ACCURACY) && text.endsWith(")");
      String share = isAccuracy ? text.substring(ACCURACY.length(), text.length() - 1) : text;
      try {
        Abstain parsed = new Abstain(text, Numbers.share(share.strip()), isAccuracy);
        if (parsed.share.signum() == 0 && isAccuracy) {
          throw new IllegalArgumentException("any answer reaches 0");
        }
        if (parsed.share.compareTo(BigDecimal.ONE) == 0 && isAccuracy) {
          throw new IllegalArgumentException("no number of examples shows that all are right");
        }
        return parsed.share.signum() == 0 ? NEVER : parsed;
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            ("expected a least probability such as 0.8, or the accuracy that is wanted of confident"
                    + " answers, such as accuracy(98%%), found \"%s\": %s")
                .formatted(text, e.getMessage()),
            e);
      }
    }
  }

  /**
   * Parses the settings.
   *
   * @param hasValidation whether there are validation examples to fit them to
   */
  public static AnswerSettings parse(Settings settings, boolean hasValidation) {
    AnswerSettings parsed =
        new AnswerSettings(
            settings.get(Parameters.CALIBRATION).equals(TEMPERATURE),
            settings.find(Parameters.ABSTAIN).filter(one -> !one.equals(Abstain.NEVER)));
    if (!hasValidation && parsed.isCalibrated) {
      settings.mistake(Parameters.CALIBRATION, TEMPERATURE + " " + ValidationSettings.MISSING);
    }
    parsed
        .abstain
        .filter(one -> !hasValidation && one.isAccuracy()) // a threshold needs no examples
        .ifPresent(
            one ->
                settings.mistake(
                    Parameters.ABSTAIN, "%s %s", one.text(), ValidationSettings.MISSING));
    return parsed;
  }

  /** Whether an answer is the network's own, and always given. */
  public boolean isPlain() {
    return equals(NONE);
  }
}
