package dev.nnmaven.nn.task;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Errors of a regression on a set of samples. All but loss and R² are in the target's unit.
 *
 * @param total number of samples, n
 * @param loss mean loss, of standardized targets, without weight penalties
 * @param rmse root mean squared error: √(Σ (predicted − actual)² / n)
 * @param mae mean absolute error: Σ |predicted − actual| / n
 * @param r2 coefficient of determination R²: 1 − Σ (predicted − actual)² / Σ (actual − mean of the
 *     actual)²; 0 for a predictor that always returns that mean, negative for a worse one; empty if
 *     all actual values are the same, or squares are beyond the range of double
 * @param medianError median of the absolute errors
 * @param error95 95% quantile of the absolute errors
 */
public record RegressionMetrics(
    int total,
    double loss,
    double rmse,
    double mae,
    OptionalDouble r2,
    double medianError,
    double error95)
    implements Metrics {

  /**
   * Measures predictions. Sums are added in the order of the samples.
   *
   * @param predicted what was predicted for each sample, at least one
   * @param actual what it is
   * @param loss mean loss
   */
  public static RegressionMetrics of(double[] predicted, double[] actual, double loss) {
    int n = actual.length;
    double sum = 0;
    for (double value : actual) {
      sum += value;
    }
    double mean = sum / n;
    double[] errors = new double[n];
    double absolute = 0;
    double squares = 0;
    double spread = 0;
    boolean differ = false;
    for (int i = 0; i < n; i++) {
      errors[i] = Math.abs(predicted[i] - actual[i]);
      absolute += errors[i];
      squares += errors[i] * errors[i];
      spread += (actual[i] - mean) * (actual[i] - mean);
      differ |= actual[i] != actual[0];
    }
    Arrays.sort(errors);
    double unexplained = squares / spread;
    return new RegressionMetrics(
        n,
        loss,
        Math.sqrt(squares / n),
        absolute / n,
        differ && Double.isFinite(spread) && Double.isFinite(unexplained)
            ? OptionalDouble.of(1 - unexplained)
            : OptionalDouble.empty(),
        quantile(errors, 0.5),
        quantile(errors, 0.95));
  }

  /**
   * Quantile by linear interpolation between order statistics: that at (n − 1) · p, counted from 0.
   * Source: R. J. Hyndman, Y. Fan, <i>Sample quantiles in statistical packages</i>, The American
   * Statistician 50 (1996), definition 7.
   *
   * @param sorted ascending, at least one
   * @param p 0 to 1
   */
  static double quantile(double[] sorted, double p) {
    double place = (sorted.length - 1) * p;
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
