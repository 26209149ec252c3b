package dev.nnmaven.nn.model;

/**
 * How a model's probabilities were calibrated on validation examples; the weights of its last layer
 * have the temperature in them already.
 *
 * @param temperature what the outputs were divided by; 1 if none was found that is better
 * @param before figures without it
 * @param after figures with it
 */
public record Calibration(double temperature, Fit before, Fit after) {

  /** Validates the temperature. */
  public Calibration {
    requireIn("the temperature", temperature, Double.MIN_NORMAL, Double.MAX_VALUE);
  }

  /**
   * How well probabilities fit what is right.
   *
   * @param loss mean loss, in nats
   * @param calibrationError expected calibration error, 0 to 1
   */
  public record Fit(double loss, double calibrationError) {

    /** Validates both. */
    public Fit {
      requireIn("a loss", loss, 0, Double.MAX_VALUE);
      requireIn("a calibration error", calibrationError, 0, 1);
    }
  }

  static void requireIn(String what, double number, double least, double most) {
    if (!(number >= least && number <= most)) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s, found %s".formatted(what, least, most, number));
    }
  }
}
