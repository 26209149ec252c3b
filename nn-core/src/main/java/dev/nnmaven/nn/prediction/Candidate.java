package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.text.Illegal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A class and its probability.
 *
 * @param className name of the class, as in training
 * @param probability 0 to 1
 */
public record Candidate(String className, float probability) {

  /** Throws IllegalArgumentException if the probability is not between 0 and 1. */
  public Candidate {
    Objects.requireNonNull(className, "className");
    if (!(probability >= 0 && probability <= 1)) {
      throw Illegal.argument("a probability must be between 0 and 1, found %s", probability);
    }
  }

  /**
   * Name and percentage, the same in every locale: {@code A (97.31%)}. Rounded down: only a certain
   * result reads 100%.
   */
  @Override
  public String toString() {
    BigDecimal percent = new BigDecimal(probability).movePointRight(2);
    return className + " (" + percent.setScale(2, RoundingMode.DOWN).toPlainString() + "%)";
  }
}
