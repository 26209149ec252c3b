package dev.nnmaven.nn.catalog;

import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * The name of something and its numbers, such as {@code dropout} and its rate, and how one with
 * other numbers is made. From it follow its specification, messages about arguments, and usages:
 *
 * <pre>{@code
 * NumericArguments.of("elastic", a -> new Elastic(a[0], a[1])).and("alpha", alpha).and("sigma", sigma)
 * }</pre>
 *
 * @param <T> what has the numbers
 */
public final class NumericArguments<T> {

  private final String name;
  private final Function<float[], T> maker;
  private final Map<String, Float> values;

  private NumericArguments(String name, Function<float[], T> maker, Map<String, Float> values) {
    this.name = name;
    this.maker = maker;
    this.values = values;
  }

  /**
   * A name without numbers so far.
   *
   * @param maker makes one of other numbers, in the order in which they are added
   */
  public static <T> NumericArguments<T> of(String name, Function<float[], T> maker) {
    return new NumericArguments<>(name, maker, Map.of());
  }

  /** Adds a number; in this order arguments are given without their names. */
  public NumericArguments<T> and(String parameter, float value) {
    Map<String, Float> more = new LinkedHashMap<>(values);
    more.put(parameter, value);
    return new NumericArguments<>(name, maker, more);
  }

  List<String> parameters() {
    return List.copyOf(values.keySet());
  }

  /** One with the given numbers, and its own where none is given. */
  T with(Arguments given) {
    float[] numbers = new float[values.size()];
    int n = 0;
    for (Map.Entry<String, Float> own : values.entrySet()) {
      numbers[n++] = given.get(own.getKey(), own.getValue());
    }
    return maker.apply(numbers);
  }

  /** The specification: {@code elu(0.5)}, {@code elastic(alpha=34, sigma=4)}. */
  @Override
  public String toString() {
    StringJoiner arguments = new StringJoiner(", ", name + "(", ")").setEmptyValue(name);
    values.forEach(
        (parameter, value) ->
            arguments.add((values.size() == 1 ? "" : parameter + "=") + FloatText.of(value)));
    return arguments.toString();
  }

  /**
   * Validates a number that must be above 0 and finite.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static void requirePositive(String what, float value) {
    require(value > 0f && Float.isFinite(value), what, "above 0 and finite", value);
  }

  /**
   * Validates a number that must be at least 0 and finite.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static void requireNotNegative(String what, float value) {
    require(value >= 0f && Float.isFinite(value), what, "at least 0 and finite", value);
  }

  /**
   * Validates a share of which something is left: at least 0 and below 1.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static void requireShare(String what, float value) {
    require(value >= 0f && value < 1f, what, "at least 0 and below 1", value);
  }

  private static void require(boolean met, String what, String expected, float found) {
    if (!met) {
      throw Illegal.argument("%s must be %s, found %s", what, expected, found);
    }
  }
}
