package dev.nnmaven.nn.random;

/**
 * Quantile function of the standard normal distribution, to about seven digits.
 *
 * <p>Source: M. J. Wichura, <i>Algorithm AS 241: The percentage points of the normal
 * distribution</i>, Applied Statistics 37 (1988), routine PPND7. Doubles, and {@link StrictMath}
 * for the logarithm, keep it the same on every machine.
 */
final class NormalQuantile {

  private NormalQuantile() {}

  /** The x for which Φ(x) = p, 0 &lt; p &lt; 1. */
  static double of(double p) {
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q
          * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)
          / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1.0);
    }
    double r = Math.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
    return q < 0 ? -tail(r) : tail(r);
  }

  private static double tail(double r) {
    if (r <= 5) {
      double s = r - 1.6;
      return (((0.17023821103 * s + 1.3067284816) * s + 2.7568153900) * s + 1.4234372777)
          / ((0.12021132975 * s + 0.73700164250) * s + 1.0);
    }
    double s = r - 5;
    return (((0.017337203997 * s + 0.42868294337) * s + 3.0812263860) * s + 6.6579051150)
        / ((0.012258202635 * s + 0.24197894225) * s + 1.0);
  }
}
