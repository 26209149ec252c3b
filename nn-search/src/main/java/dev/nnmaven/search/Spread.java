package dev.nnmaven.search;

import java.util.List;

/**
 * Mean of some numbers, and how far they are from it.
 *
 * @param mean arithmetic mean
 * @param deviation sample standard deviation, with n - 1; 0 for a single number
 */
public record Spread(double mean, double deviation) {

  /**
   * Of these numbers, in their order.
   *
   * @param numbers at least one
   */
  public static Spread of(List<Double> numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    double mean = sum / numbers.size();
    double squares = 0;
    for (double number : numbers) {
      squares += (number - mean) * (number - mean);
    }
    boolean single = numbers.size() == 1;
    return new Spread(mean, single ? 0 : StrictMath.sqrt(squares / (numbers.size() - 1)));
  }
}
