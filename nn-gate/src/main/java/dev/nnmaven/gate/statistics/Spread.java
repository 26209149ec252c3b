package dev.nnmaven.gate.statistics;

import java.util.List;

/**
 * Mean of some numbers, and how far they are from it.
 *
 * @param mean arithmetic mean
 * @param deviation sample standard deviation, with n - 1; 0 for a single number
 */
public record Spread(double mean, double deviation) {

  private static final double BOTH_SIDES = 0.975;

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

  /**
   * How far the 95% interval of the mean extends on either side, if these are figures of folds: t ·
   * s · √(1/k + 1/(k − 1)), of which the second part is for the training examples that they share.
   *
   * <p>Source: C. Nadeau, Y. Bengio, <i>Inference for the generalization error</i>, Machine
   * Learning 52, 2003.
   *
   * @param folds k, at least 2
   */
  public double margin(int folds) {
    return StudentT.quantile(BOTH_SIDES, folds - 1)
        * deviation
        * StrictMath.sqrt(1.0 / folds + 1.0 / (folds - 1));
  }
}
