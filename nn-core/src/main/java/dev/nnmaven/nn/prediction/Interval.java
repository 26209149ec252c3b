package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.text.FloatText;

/**
 * A predicted number, and an interval for the actual number: {@link Regressor#interval}.
 *
 * @param value the predicted number, in the target's unit
 * @param lower lower bound of the actual number
 * @param upper upper bound of the actual number
 */
public record Interval(double value, double lower, double upper) {

  /** Whether a number is in the interval, its ends included. */
  public boolean contains(double number) {
    return lower <= number && number <= upper;
  }

  /** The number and the interval: {@code 5.2 [4.1, 6.3]}. */
  @Override
  public String toString() {
    return "%s [%s, %s]".formatted(FloatText.of(value), FloatText.of(lower), FloatText.of(upper));
  }
}
