package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.text.FloatText;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settings of the answers of a trained model: calibration, threshold and costs.
 *
 * @param isCalibrated whether a temperature is fitted to the validation examples
 * @param abstain when the model is not confident, if configured
 * @param costs of wrong answers, such as {@code bad as good}, that decide what the answer is
 */
public record AnswerSettings(
    boolean isCalibrated, Optional<Abstain> abstain, Map<String, Double> costs) {

  /** Probabilities as trained, and always confident. */
  public static final AnswerSettings NONE = new AnswerSettings(false, Optional.empty(), Map.of());

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

  static Map<String, Double> costs(String text) {
    SortedMap<String, Double> costs = new TreeMap<>();
    NamedValues.of(
            text,
            "the answer ",
            "costs of wrong answers, the actual class first, such as \"bad as good: 5, good as bad:"
                + " 1\"")
        .forEach((answer, cost) -> costs.put(answer, Numbers.nonNegative(cost).doubleValue()));
    return costs;
  }

  static String costsText(Map<String, Double> costs) {
    return costs.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + FloatText.of(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Parses the settings.
   *
   * @param hasExamples whether there are or can be examples to fit them to
   */
  public static AnswerSettings parse(SettingsReader reader, boolean hasExamples) {
    AnswerSettings parsed =
        new AnswerSettings(
            reader.get(Parameters.CALIBRATION).equals(TEMPERATURE),
            reader.find(Parameters.ABSTAIN).filter(abstain -> !abstain.equals(Abstain.NEVER)),
            reader.get(Parameters.COSTS));
    if (!hasExamples && parsed.isCalibrated) {
      reader.mistake(Parameters.CALIBRATION, TEMPERATURE + " " + ValidationSettings.MISSING);
    }
    parsed
        .abstain
        .filter(abstain -> !hasExamples && abstain.isAccuracy()) // a threshold needs no examples
        .ifPresent(
            abstain ->
                reader.mistake(
                    Parameters.ABSTAIN, "%s %s", abstain.text(), ValidationSettings.MISSING));
    return parsed;
  }

  /** Whether networks can leave examples out for them: any, and beside no linear member. */
  public static boolean canLeaveOut(SettingsReader reader) {
    return reader.get(Parameters.SPLIT).kind() != SplitRule.Kind.TIME
        && !reader.get(Parameters.LINEAR).isWanted();
  }

  /** Whether they are fitted to examples that the networks were not trained on. */
  public boolean needExamples() {
    return isCalibrated || abstain.filter(Abstain::isAccuracy).isPresent();
  }

  /** Whether an answer is the network's own, and always given. */
  public boolean isPlain() {
    return equals(NONE);
  }
}
