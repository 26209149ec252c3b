package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.statistics.Bounds;
import dev.nnmaven.gate.statistics.PairedProportions;
import dev.nnmaven.trainer.text.Formats;
import java.util.Optional;
import java.util.function.Function;

/**
 * Confidence bounds of a drop: of recognized images on their own by Tango's score, of all else
 * studentized.
 *
 * @param lower the drop is at least this; empty if that cannot be said
 * @param upper the drop is at most this
 * @param whyNot why a bound is missing
 */
record DropBounds(Optional<Double> lower, Optional<Double> upper, String whyNot) {

  /** If both models are the same. */
  static final DropBounds NONE = new DropBounds(Optional.of(0.0), Optional.of(0.0), "");

  /**
   * Bounds of some images.
   *
   * @param tests among how many such bounds a lower one is sought
   */
  static DropBounds ofClasses(Pairs pairs, BurdenOfProof proof, int tests) {
    double shared = 1 - proof.level(tests).doubleValue();
    if (!pairs.areCounts() && pairs.areChanged()) {
      return of(pairs, shared, proof.confidence().doubleValue(), 0);
    }
    PairedProportions images = new PairedProportions(pairs.lost(), pairs.gained(), pairs.units());
    return new DropBounds(
        Optional.of(images.lower(shared)),
        Optional.of(images.upper(proof.confidence().doubleValue())),
        "");
  }

  /**
   * Bounds of a rise that may be a share of the error before. Both errors are of the same rows, so
   * what is bounded is now − (1 + share) · before.
   *
   * @param beyond that difference of each
   * @param margin the mean of the share
   */
  static DropBounds ofNumbers(Pairs rises, Pairs beyond, double margin, BurdenOfProof proof) {
    double confidence = proof.confidence().doubleValue();
    return rises.areChanged() ? of(beyond, confidence, confidence, margin) : NONE;
  }

  /**
   * The same of costs, of which the largest change is known. A dear mistake may be too rare for
   * these examples, so each bound allows for one that is missing: it is of one example more, which
   * changes by as much as it can. Without it, one of seven bounds is wrong if two dear mistakes are
   * expected (nn-benchmarks/gate-levels.sh).
   *
   * @param most by how much one example can rise beyond the share
   * @param least the same below 0
   */
  static DropBounds ofCosts(
      Pairs rises, Pairs beyond, double margin, BurdenOfProof proof, double least, double most) {
    DropBounds below = ofNumbers(rises, beyond.and(least), margin, proof);
    DropBounds above = ofNumbers(rises, beyond.and(most), margin, proof);
    return new DropBounds(
        below.lower, above.upper, below.lower.isEmpty() ? below.whyNot : above.whyNot);
  }

  private static DropBounds of(Pairs pairs, double below, double above, double margin) {
    return of(
        pairs.studentized().map(bound -> bound + margin),
        below,
        above,
        pairs.groups() > 0 ? "groups" : "different examples");
  }

  /** Bounds that are sought at these levels. */
  static DropBounds of(Bounds bounds, double below, double above, String units) {
    return new DropBounds(bounds.lower(below), bounds.upper(above), bounds.whyNot(units));
  }

  /** In percentage points: {@code 0.24 to 1.67 points lower}. */
  String points() {
    return text(bound -> Formats.format("%.2f", Math.round(1e4 * bound) / 100.0), "points lower");
  }

  /** In the unit of a number: {@code -1.2 to 3.4 higher}. */
  String numbers() {
    return text(Formats::number, "higher");
  }

  /** Both, and why one is missing if one is. */
  private String text(Function<Double, String> bound, String than) {
    String missing = lower.isPresent() && upper.isPresent() ? "" : " (%s)".formatted(whyNot);
    return "%s to %s %s%s"
        .formatted(lower.map(bound).orElse("?"), upper.map(bound).orElse("?"), than, missing);
  }
}
