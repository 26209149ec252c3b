package dev.nnmaven.nn.text;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value as text whose cost is bounded, unlike that of {@code toString}: the digits of huge
 * numbers take hours, and a list may contain itself, or a million texts.
 */
final class Rendering {

  /** Collections within collections; those further in are dots. */
  private static final int DEEPEST = 4;

  /** Leaves room for the end of a collection. */
  private static final int LONG_ENOUGH = SafeText.LONGEST - 20;

  private static final String MORE = "...";

  /** Binary digits of a number whose decimal ones are about {@link SafeText#LONGEST}. */
  private static final int MOST_BITS = 700;

  private final StringBuilder text = new StringBuilder();

  private Rendering() {}

  static String of(@Nullable Object value) {
    Rendering rendering = new Rendering();
    rendering.add(value, 0);
    return rendering.text.toString();
  }

  private void add(@Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      addAll(map.entrySet(), "{", "}", depth);
    } else if (value instanceof Map.Entry<?, ?> entry) {
      add(entry.getKey(), depth);
      text.append('=');
      add(entry.getValue(), depth);
    } else if (value instanceof Collection<?> elements) {
      addAll(elements, "[", "]", depth);
    } else if (value != null && value.getClass().isArray()) {
      int length = Math.min(Array.getLength(value), SafeText.LONGEST);
      addAll(
          IntStream.range(0, length).mapToObj(i -> Array.get(value, i)).toList(), "[", "]", depth);
    } else if (value instanceof BigInteger integer) {
      text.append(number(integer, integer));
    } else if (value instanceof BigDecimal decimal) {
      text.append(number(decimal, decimal.unscaledValue()));
    } else {
      text.append(value);
    }
  }

  private void addAll(Collection<?> elements, String begin, String end, int depth) {
    text.append(begin);
    String comma = "";
    for (Object element : elements) {
      text.append(comma);
      if (depth == DEEPEST || text.length() > LONG_ENOUGH) {
        text.append(MORE);
        break;
      }
      add(element, depth + 1);
      comma = ", ";
    }
    text.append(end);
  }

  private static String number(Number number, BigInteger digits) {
    return digits.bitLength() <= MOST_BITS
        ? number.toString()
        : "a number of %s binary digits".formatted(digits.bitLength());
  }
}
