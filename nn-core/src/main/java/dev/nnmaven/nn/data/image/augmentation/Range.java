package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.random.RandomStream;

/** Ranges of what is drawn. */
final class Range {

  private Range() {}

  /** Next uniform number in [-most, most). */
  static double around(float most, RandomStream random) {
    return most * (2.0 * random.nextFloat() - 1);
  }

  /**
   * Validates a number.
   *
   * @param what it is, for the message
   * @throws IllegalArgumentException if it is not in the range
   */
  static void require(String what, float number, float least, float most) {
    if (!(number >= least && number <= most)) {
      throw new IllegalArgumentException(
          "%s must be at least %s and at most %s, found %s".formatted(what, least, most, number));
    }
  }
}
