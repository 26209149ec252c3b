package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.statistics.PairedProportions;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Confidence bounds of a drop: of recognized images on their own by Tango's score, of all else by
 * the permutation test.
 *
 * @param lower the drop is at least this; empty if there are too few groups or rows to say
 * @param upper the drop is at most this
 */
record DropBounds(OptionalDouble lower, OptionalDouble upper) {

  /**
   * Bounds of some pairs.
   *
   * @param ofClasses whether they are of classes, not of numbers
   * @param tests among how many such bounds a lower one is sought
   */
  static DropBounds of(Pairs pairs, boolean ofClasses, BurdenOfProof proof, int tests) {
    BigDecimal shared = proof.level(tests);
    if (ofClasses && pairs.areCounts()) {
      PairedProportions images = new PairedProportions(pairs.lost(), pairs.gained(), pairs.units());
      return new DropBounds(
          OptionalDouble.of(images.lower(1 - shared.doubleValue())),
          OptionalDouble.of(images.upper(proof.confidence().doubleValue())));
    }
    return new DropBounds(pairs.bounds().lower(shared), pairs.bounds().upper(proof.level()));
  }

  /** In percentage points: {@code 0.24 to 1.67 points lower}. */
  String points() {
    return text(bound -> Formats.format("%.2f", 100 * bound)) + " points lower";
  }

  /** In the unit of a number: {@code -1.2 to 3.4 higher}. */
  String numbers() {
    return text(Formats::number) + " higher";
  }

  private String text(DoubleFunction<String> bound) {
    return upper.isEmpty()
        ? "an unknown number of"
        : "%s to %s"
            .formatted(
                lower.isEmpty() ? "?" : bound.apply(lower.getAsDouble()),
                bound.apply(upper.getAsDouble()));
  }
}
