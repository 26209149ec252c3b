package dev.nnmaven.nn.model;

import dev.nnmaven.nn.text.Illegal;
import java.math.BigDecimal;

/** Which samples were held out of training, so that a model can be evaluated on them. */
public sealed interface HeldOut {

  /**
   * A fraction of the same data, chosen by its content.
   *
   * @param fraction between 0 and 1
   * @param folderSha256 fingerprint of all data, training and held-out
   */
  record Fraction(BigDecimal fraction, String folderSha256) implements HeldOut {
    /**
     * Strips trailing zeros: 0.20 becomes 0.2. Throws IllegalArgumentException if it is not between
     * 0 and 1.
     */
    public Fraction {
      if (fraction.signum() <= 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
        throw Illegal.argument("a test fraction lies between 0 and 1, found %s", fraction);
      }
      fraction = fraction.stripTrailingZeros();
    }
  }

  /** Separate test data. */
  record Folder() implements HeldOut {}

  /** None: all samples were trained on. */
  record None() implements HeldOut {}
}
