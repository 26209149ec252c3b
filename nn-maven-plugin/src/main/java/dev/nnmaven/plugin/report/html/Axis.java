package dev.nnmaven.plugin.report.html;

import dev.nnmaven.plugin.text.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An axis of a chart, from its least to its greatest number. */
record Axis(double from, double to) {

  /** What is left free on either side: of the numbers' range, and of their size at least. */
  private static final double ROOM = 0.1;

  private static final double LEAST_ROOM = 0.01;
  private static final List<Integer> STEPS = List.of(1, 2, 5);

  /** Beyond that an axis would be as wide as its chart. */
  private static final double LARGEST_PLAIN = 1e6;

  private static final double SMALLEST_PLAIN = 1e-4;

  /**
   * An axis for some numbers with room beside them, from 0 at least.
   *
   * @param most what the axis does not go beyond
   */
  static Axis around(List<Double> numbers, double most) {
    double low = Math.min(most, Math.max(0, Collections.min(numbers)));
    double high = Math.min(most, Math.max(0, Collections.max(numbers)));
    double room = Math.max((high - low) * ROOM, Math.max(high * LEAST_ROOM, SMALLEST_PLAIN));
    return new Axis(Math.max(0, low - room), Math.min(most, high + room));
  }

  /** An axis whose ends are epochs; around the only one if there is no other. */
  static Axis ofEpochs(List<Integer> epochs) {
    double first = Collections.min(epochs);
    double last = Collections.max(epochs);
    return first == last ? new Axis(first - 1, last + 1) : new Axis(first, last);
  }

  /** How far along the axis a number stands: 0 where it begins or before, 1 where it ends. */
  double share(double number) {
    return Math.min(1, Math.max(0, (number - from) / (to - from)));
  }

  /**
   * Round numbers on the axis, evenly spaced by 1, 2 or 5 times a power of ten.
   *
   * @param most how many of them at most
   * @param leastStep what lies between two of them at least
   */
  List<LineChart.Tick> ticks(int most, double leastStep, Function<Double, String> text) {
    BigDecimal step = step(most, leastStep);
    long first = (long) Math.ceil(from / step.doubleValue());
    List<LineChart.Tick> ticks = new ArrayList<>();
    for (long n = first; ; n++) {
      double number = step.multiply(BigDecimal.valueOf(n)).doubleValue();
      if (number > to) {
        return ticks;
      }
      ticks.add(
          new LineChart.Tick(Texts.format("%.2f%%", share(number) * 100), text.apply(number)));
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

  /** A share as a short percentage: 92%, 92.5%. */
  static String percent(double share) {
    return plain(share * 100) + "%";
  }

  /** A number without digits that say nothing: 0.25, 2,000,000. */
  static String plain(double number) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros();
    boolean readable = rounded.signum() == 0 || number >= SMALLEST_PLAIN && number < LARGEST_PLAIN;
    return readable ? rounded.toPlainString() : rounded.toString().toLowerCase(Locale.ROOT);
  }
}
