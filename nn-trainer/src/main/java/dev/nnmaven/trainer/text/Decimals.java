package dev.nnmaven.trainer.text;

import java.util.stream.DoubleStream;

/** Numbers of one column, all with as many decimals, so that their points are below each other. */
public record Decimals(int places) {

  private static final int SIGNIFICANT = 4;
  private static final int MOST = 9;

  /** As many as give the largest of these numbers four significant digits; at most nine. */
  public static Decimals of(double... numbers) {
    double largest = DoubleStream.of(numbers).map(Math::abs).max().orElse(0);
    if (largest == 0 || !Double.isFinite(largest)) {
      return new Decimals(0);
    }
    int digits = (int) Math.floor(Math.log10(largest)) + 1;
    return new Decimals(Math.max(0, Math.min(MOST, SIGNIFICANT - digits)));
  }

  /** The number, with a typographic minus. */
  public String text(double number) {
    String text = Formats.format("%,." + places + "f", Math.abs(number));
    boolean isZero = text.chars().allMatch(c -> c == '0' || c == '.');
    return number < 0 && !isZero ? "−" + text : text;
  }
}
