package dev.nnmaven.trainer.onnx;

import java.time.LocalDate;
import java.util.HashMap;

/**
 * Dates as ONNX nodes: integer arithmetic from days since 1970-01-01 to month and day of the week,
 * int64 [N][1] each.
 *
 * <p>Days are counted from a first of March, so that a leap day ends its year. A period of 400
 * years has 146,097 days; within it, the day less the leap days before it, divided by 365, is the
 * year. The months from March on have 31, 30, 31, 30, 31 days again and again, 153 in all, so that
 * day d of the year is in month (5 · d + 2) / 153, March being 0. All divisions are of integers.
 *
 * <p>Source: H. Hinnant, <i>chrono-compatible low-level date algorithms</i> (2013).
 *
 * @param known bool, whether it is a date of the years 0 to 9999, as the library takes them
 * @param days since 1970-01-01, or the nearest that is known
 * @param month 1 to 12
 * @param dayOfWeek 1, Monday, to 7
 */
record OnnxDate(String known, String days, String month, String dayOfWeek) {

  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay();
  private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

  /** A first of March before all dates. */
  private static final LocalDate ORIGIN = LocalDate.of(-400, 3, 1);

  static OnnxDate add(OnnxGraph graph, String given) {
    OnnxIntegers integers = new OnnxIntegers(graph, new HashMap<>());
    String days =
        graph.node("Clip", "days", given, integers.constant(FIRST), integers.constant(LAST));
    String known = graph.node("Equal", "known", days, given);
    String sinceOrigin = integers.plus(days, -ORIGIN.toEpochDay());
    String sinceMonday = integers.plus(sinceOrigin, ORIGIN.getDayOfWeek().getValue() - 1);
    return new OnnxDate(
        known, days, month(integers, sinceOrigin), integers.plus(integers.mod(sinceMonday, 7), 1));
  }

  private static String month(OnnxIntegers integers, String sinceOrigin) {
    String day = integers.mod(sinceOrigin, 146_097); // of a period
    String year = integers.by(integers.minus(day, leapDays(integers, day)), 365); // 0 to 399
    String before = // days of the years before it, with their leap days
        integers.plus(
            integers.times(year, 365),
            integers.minus(integers.by(year, 4), integers.by(year, 100)));
    String dayOfYear = integers.minus(day, before);
    String month = integers.by(integers.plus(integers.times(dayOfYear, 5), 2), 153); // March is 0
    return integers.plus(integers.mod(integers.plus(month, 2), 12), 1);
  }

  /** Those before a day of a period: one in 4 years, none in 100, one at its end. */
  private static String leapDays(OnnxIntegers integers, String day) {
    return integers.plus(
        integers.minus(integers.by(day, 1460), integers.by(day, 36_524)),
        integers.by(day, 146_096));
  }
}
