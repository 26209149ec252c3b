package dev.nnmaven.nn.data;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The fraction of samples that is held out, in whole samples. */
public final class HeldOutFraction {

  private HeldOutFraction() {}

  /**
   * Checks a held-out fraction and returns it.
   *
   * @throws IllegalArgumentException unless it lies between 0 and 1, both excluded
   */
  public static BigDecimal require(BigDecimal fraction) {
    if (fraction.signum() <= 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "a held-out fraction lies between 0 and 1, found " + fraction);
    }
    return fraction;
  }

  /** Number of samples in a fraction of them, rounded, at least one if there are any. */
  public static int of(BigDecimal fraction, int samples) {
    int rounded =
        fraction
            .multiply(BigDecimal.valueOf(samples))
            .setScale(0, RoundingMode.HALF_UP)
            .intValueExact();
    return Math.max(rounded, Math.min(1, samples));
  }
}
