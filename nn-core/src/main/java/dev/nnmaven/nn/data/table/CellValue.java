package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.text.SafeText;
import org.jspecify.annotations.Nullable;

/** What an application, or a cell of a file, gives as the value of a column. */
final class CellValue {

  private CellValue() {}

  /**
   * The word that it is: a text as it is, the name of an enum, an integer or a boolean; null if it
   * is none of these.
   */
  static @Nullable String word(Object given) {
    if (given instanceof Enum<?> constant) {
      return constant.name();
    }
    boolean plain =
        given instanceof CharSequence
            || given instanceof Boolean
            || given instanceof Character
            || given instanceof Byte
            || given instanceof Short
            || given instanceof Integer
            || given instanceof Long;
    return plain ? given.toString() : null;
  }

  /** A number without negative zero; NaN if it is not finite. */
  static double finite(Number number) {
    double value = number.doubleValue();
    return Double.isFinite(value) ? value + 0.0 : Double.NaN;
  }

  /** What was given, for messages: a text in quotes, all else with its class. */
  static String shown(Object given) {
    return given instanceof CharSequence
        ? "\"" + SafeText.text(given) + "\""
        : "%s (%s)".formatted(SafeText.text(given), given.getClass().getSimpleName());
  }
}
