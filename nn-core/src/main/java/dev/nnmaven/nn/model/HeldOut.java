package dev.nnmaven.nn.model;

import java.math.BigDecimal;

/** Which images a model was not trained on, so that they may judge it. */
public sealed interface HeldOut {

  /**
   * A fraction of the same folder, chosen by {@link dev.nnmaven.nn.data.HeldOutSplit}.
   *
   * @param fraction between 0 and 1
   * @param folderSha256 the fingerprint of all images of the folder, training and held out
   */
  record Fraction(BigDecimal fraction, String folderSha256) implements HeldOut {
    /** Drops trailing zeros, which mean nothing: 0.20 is 0.2. */
    public Fraction {
      fraction = fraction.stripTrailingZeros();
    }
  }

  /** A folder of their own. */
  record Folder() implements HeldOut {}

  /** None: all images were trained on. */
  record None() implements HeldOut {}
}
