package dev.nnmaven.gate.report.html;

import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An axis of a chart. */
public record Axis(double from, double to) {

  /** Margin on either side: a fraction of the range, at least of the values. */
  private static final double ROOM = 0.1;

  private static final double LEAST_ROOM = 0.01;
  private static final double SHARE_STEP = 0.05;
  private static final List<Integer> STEPS = List.of(1, 2, 5);

  /** From here on labels have a unit; in full they would be as wide as the chart. */
  private static final double MILLION = 1e6;

  private static final List<String> UNITS = List.of("", "M", "B", "T");
  private static final double LARGEST_PLAIN = 1e15;
  private static final int DIGITS = 6;
  private static final int DIGITS_OF_TICK = 12;

  private static final double SMALLEST_PLAIN = 1e-4;

  /**
   * Creates an axis around numbers, with margins, not below 0; some axis if there are none.
   *
   * @param areShares whether they are shares, so that the axis ends at 100%
   */
  public static Axis around(List<Double> numbers, boolean areShares) {
    if (numbers.isEmpty()) {
      return new Axis(0, 1);
    }
    double most = areShares ? 1 : Double.MAX_VALUE;
    double low = Math.min(most, Math.max(0, Collections.min(numbers)));
    double high = Math.min(most, Math.max(0, Collections.max(numbers)));
    double room = Math.max((high - low) * ROOM, Math.max(high * LEAST_ROOM, SMALLEST_PLAIN));
    return new Axis(Math.max(0, low - room), Math.min(most, high + room));
  }

  /** Creates an axis of shares up to 100%, which begins at least a step of 5% below one. */
  public static Axis toAll(double least) {
    return new Axis(Math.max(0, Math.floor(least / SHARE_STEP - 1) * SHARE_STEP), 1);
  }

  /** Creates an axis of epochs; a single epoch is centred. */
  public static Axis ofEpochs(List<Integer> epochs) {
    double first = Collections.min(epochs);
    double last = Collections.max(epochs);
    return first == last ? new Axis(first - 1, last + 1) : new Axis(first, last);
  }

  /** Relative position on the axis: 0 at or before the start, 1 at the end. */
  public double share(double number) {
    return Math.min(1, Math.max(0, (number - from) / (to - from)));
  }

  /** The same in percent, as a style sheet takes it. */
  public String place(double number) {
    return length(share(number));
  }

  /** A share as a length or place in a style sheet. */
  public static String length(double share) {
    return Formats.format("%.2f%%", share * 100);
  }

  /** Ticks of numbers, all in the same unit: 25,000 and 50,000, or 0.5M and 1M. */
  public List<Plot.Tick> ticks(int most, double leastStep) {
    double largest = Math.max(Math.abs(from), Math.abs(to));
    return ticks(most, leastStep, number -> text(number, largest, DIGITS_OF_TICK));
  }

  /** Ticks of shares, in percent, or of other numbers. */
  public List<Plot.Tick> ticks(int most, boolean areShares) {
    return areShares ? ticks(most, 0, Axis::percent) : ticks(most, 0);
  }

  /**
   * Ticks at round numbers, spaced by 1, 2 or 5 times a power of ten.
   *
   * @param most maximum number of ticks
   * @param leastStep minimum distance
   */
  public List<Plot.Tick> ticks(int most, double leastStep, Function<Double, String> text) {
    BigDecimal step = step(most, leastStep);
    long first = (long) Math.ceil(from / step.doubleValue());
    List<Plot.Tick> ticks = new ArrayList<>();
    for (long n = first; ; n++) {
      double number = step.multiply(BigDecimal.valueOf(n)).doubleValue();
      if (number > to) {
        return ticks;
      }
      ticks.add(new Plot.Tick(place(number), text.apply(number)));
    }
  }

  private BigDecimal step(int most, double leastStep) {
    int power = (int) Math.floor(Math.log10((to - from) / most));
    while (true) {
      for (int digit : STEPS) {
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
        double number = step.doubleValue();
        if (number >= leastStep && Math.floor(to / number) - Math.ceil(from / number) < most) {
          return step;
        }
      }
      power++;
    }
  }

  /** Formats a share as a short percentage: 92%, 92.5%. */
  public static String percent(double share) {
    return plain(share * 100) + "%";
  }

  /** Formats a number without trailing zeros: 0.25, 2,500, 2.5M. */
  static String plain(double number) {
    return text(number, Math.abs(number), DIGITS);
  }

  /**
   * In the unit that suits the largest: thousands of thousands are M, thousands of these B or T.
   */
  private static String text(double number, double largest, int digits) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(digits)).stripTrailingZeros();
    if (rounded.signum() == 0) {
      return "0";
    }
    String sign = number < 0 ? "−" : "";
    if (largest < SMALLEST_PLAIN || largest >= LARGEST_PLAIN) {
      return sign + rounded.abs().toString().toLowerCase(Locale.ROOT);
    }
    int unit = largest < MILLION ? 0 : (int) (Math.log10(largest) / 3) - 1;
    String plain =
        rounded
            .abs()
            .movePointLeft(unit == 0 ? 0 : 3 * unit + 3)
            .stripTrailingZeros()
            .toPlainString();
    return sign + Formats.grouped(plain) + UNITS.get(unit);
  }
}
