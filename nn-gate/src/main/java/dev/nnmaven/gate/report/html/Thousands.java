package dev.nnmaven.gate.report.html;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.trainer.text.Formats;
import java.util.stream.DoubleStream;

/**
 * How the numbers of a column are written: with separators of thousands, unless all of them may be
 * years.
 */
record Thousands(boolean areSeparated) {

  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2999;

  /** Looks at a column with these raw numbers; what is not a number stays as it is. */
  static Thousands of(Column column, double... raws) {
    return column.kind() == ColumnKind.NUMBER ? of(raws) : new Thousands(false);
  }

  /** Looks at numbers; NaN is none. */
  static Thousands of(double... numbers) {
    return new Thousands(
        !DoubleStream.of(numbers)
            .filter(value -> !Double.isNaN(value))
            .allMatch(Thousands::isYear));
  }

  private static boolean isYear(double number) {
    return number == Math.rint(number) && number >= FIRST_YEAR && number <= LAST_YEAR;
  }

  /** A text as the file has it, or a part of one. */
  String text(String text) {
    return areSeparated ? Formats.grouped(text) : text;
  }
}
