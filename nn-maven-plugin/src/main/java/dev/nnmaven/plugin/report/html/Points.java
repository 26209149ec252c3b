package dev.nnmaven.plugin.report.html;

import dev.nnmaven.plugin.text.Texts;

/** Differences of shares, in percentage points. */
final class Points {

  /** Less than this is shown as no change: two decimals are written. */
  private static final double SMALLEST = 0.00005;

  private Points() {}

  /** Such as {@code +0.42 points}, with a sign that is wide enough to be seen. */
  static String of(double difference) {
    return direction(difference).equals("same") ? "no change" : signed(difference) + " points";
  }

  /** The same without the word, for a column whose head says it. */
  static String signed(double difference) {
    if (direction(difference).equals("same")) {
      return "±0.00";
    }
    return Texts.format("%s%.2f", difference < 0 ? "−" : "+", Math.abs(difference) * 100);
  }

  /** {@code better}, {@code worse} or {@code same}. */
  static String direction(double difference) {
    return Math.abs(difference) < SMALLEST ? "same" : difference > 0 ? "better" : "worse";
  }
}
