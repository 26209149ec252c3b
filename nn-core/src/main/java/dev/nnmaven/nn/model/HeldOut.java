package dev.nnmaven.nn.model;

import java.math.BigDecimal;

/** Which images were held out of training, so that a model can be evaluated on them. */
public sealed interface HeldOut {

  /**
   * A fraction of the same data, chosen by {@link dev.nnmaven.nn.data.image.HeldOutSplit} or {@link
   * dev.nnmaven.nn.data.table.RowSplit}.
   *
   * @param fraction between 0 and 1
   * @param folderSha256 fingerprint of all images of the folder, training and held-out
   */
  record Fraction(BigDecimal fraction, String folderSha256) implements HeldOut {
    /** Strips trailing zeros: 0.20 becomes 0.2. */
    public Fraction {
      fraction = fraction.stripTrailingZeros();
    }
  }

  /** A separate folder. */
  record Folder() implements HeldOut {}

  /** None: all images were trained on. */
  record None() implements HeldOut {}
}
