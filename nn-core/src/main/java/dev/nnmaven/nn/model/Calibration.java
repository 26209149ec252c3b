package dev.nnmaven.nn.model;

import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * How a model's probabilities were calibrated on examples that its networks had not seen; the
 * weights of its last layer already include the temperature.
 *
 * @param temperature divisor of the outputs, from 1/32 to 32
 * @param before figures without it
 * @param after figures with it
 */
public record Calibration(double temperature, Fit before, Fit after) {

  /** 1/32, less a unit of the last of five decimals. */
  private static final double LEAST = 0.03124;

  private static final double MOST = 32.00001;

  /** Throws IllegalArgumentException if the temperature is out of range. */
  public Calibration {
    requireIn("the temperature", temperature, LEAST, MOST);
  }

  /**
   * How well probabilities fit the actual classes.
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
      throw Illegal.argument("%s must be from %s to %s, found %s", what, least, most, number);
    }
  }

  /** The five numbers as an entry of a model file: temperature, then loss and error of each. */
  String text() {
    return DoubleStream.of(
            temperature, before.loss, before.calibrationError, after.loss, after.calibrationError)
        .mapToObj(FloatText::of)
        .collect(Collectors.joining(" "));
  }

  static Calibration of(String text) {
    List<Double> numbers = TableMetadata.decimals(text);
    if (numbers.size() != 5) {
      throw Illegal.argument("expected 5 numbers, found %s", numbers.size());
    }
    return new Calibration(
        numbers.get(0),
        new Fit(numbers.get(1), numbers.get(2)),
        new Fit(numbers.get(3), numbers.get(4)));
  }
}
