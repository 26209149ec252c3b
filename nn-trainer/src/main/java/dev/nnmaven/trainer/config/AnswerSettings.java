package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings of what a trained model's probabilities mean.
 *
 * @param isCalibrated whether a temperature is fitted to the validation examples
 * @param abstain when the model is not confident, if it ever is not
 */
public record AnswerSettings(boolean isCalibrated, Optional<Abstain> abstain) {

  /** Probabilities as trained, and always confident. */
  public static final AnswerSettings NONE = new AnswerSettings(false, Optional.empty());

  private static final String CALIBRATION = "calibration";
  private static final String ABSTAIN = "abstain";
  private static final Pattern OF_ACCURACY = Pattern.compile("accuracy\\((.*)\\)");

  /**
   * When a model is not confident.
   *
   * @param share least probability of the predicted class, or accuracy
   * @param isAccuracy whether it is the accuracy that confident answers to the validation examples
   *     have to reach
   */
  public record Abstain(BigDecimal share, boolean isAccuracy) {

    static Abstain of(String text) {
      Matcher ofAccuracy = OF_ACCURACY.matcher(text);
      try {
        return ofAccuracy.matches()
            ? new Abstain(Numbers.share(ofAccuracy.group(1).strip()), true)
            : new Abstain(Numbers.share(text), false);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "expected a least probability such as 0.8, or accuracy(98%), the accuracy that is"
                + " wanted of confident answers, found \""
                + text
                + "\"");
      }
    }

    /** As a POM has it: {@code 0.8} or {@code accuracy(98%)}. */
    public String specification() {
      return isAccuracy ? "accuracy(" + Numbers.percent(share) + ")" : Numbers.plain(share);
    }
  }

  /**
   * Parses the settings.
   *
   * @param hasValidation whether there are validation examples to fit them to
   */
  public static AnswerSettings parse(Settings settings, boolean hasValidation) {
    boolean calibrates =
        settings.parse(
            CALIBRATION,
            text ->
                new Catalog<Boolean>(CALIBRATION)
                    .add("none", () -> false)
                    .add("temperature", () -> true)
                    .create(text),
            false);
    Optional<Abstain> abstain = settings.parse(ABSTAIN, Abstain::of);
    if (calibrates && !hasValidation) {
      settings.mistake(CALIBRATION, "temperature " + ValidationSettings.MISSING);
    }
    if (abstain.isPresent() && abstain.get().isAccuracy() && !hasValidation) {
      settings.mistake(ABSTAIN, abstain.get().specification() + " " + ValidationSettings.MISSING);
    }
    return new AnswerSettings(calibrates, abstain);
  }

  /** Whether nothing is wanted. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** The settings by their names, as a model records them. */
  public SortedMap<String, String> options() {
    SortedMap<String, String> options = new TreeMap<>();
    if (isCalibrated) {
      options.put(CALIBRATION, "temperature");
    }
    abstain.ifPresent(one -> options.put(ABSTAIN, one.specification()));
    return options;
  }
}
