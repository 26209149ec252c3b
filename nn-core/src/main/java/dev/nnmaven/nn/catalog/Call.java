package dev.nnmaven.nn.catalog;

import dev.nnmaven.nn.text.Shown;
import java.util.ArrayList;
import java.util.List;

/**
 * A name with numbers, as {@code dropout(0.5)} or {@code sigmoid} are written in a POM.
 *
 * @param name the part before the parenthesis, trimmed
 * @param arguments the numbers between the parentheses; empty without parentheses
 */
record Call(String name, List<Float> arguments) {

  /**
   * Reads one call.
   *
   * @throws IllegalArgumentException if the text is not of the form {@code name} or {@code
   *     name(number, ...)}
   */
  static Call parse(String text) {
    String trimmed = text.strip();
    int open = trimmed.indexOf('(');
    if (open < 0) {
      if (trimmed.isEmpty() || trimmed.indexOf(')') >= 0) {
        throw malformed(trimmed);
      }
      return new Call(trimmed, List.of());
    }
    String name = trimmed.substring(0, open).strip();
    if (name.isEmpty() || trimmed.indexOf(')') != trimmed.length() - 1) {
      throw malformed(trimmed);
    }
    return new Call(name, numbers(trimmed, trimmed.substring(open + 1, trimmed.length() - 1)));
  }

  private static List<Float> numbers(String whole, String list) {
    List<Float> numbers = new ArrayList<>();
    if (list.isBlank()) {
      return numbers;
    }
    for (String number : list.split(",", -1)) {
      try {
        numbers.add(Float.parseFloat(number.strip()));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "\"%s\" in \"%s\" is not a number"
                .formatted(Shown.text(number.strip()), Shown.text(whole)),
            e);
      }
    }
    return numbers;
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "\"%s\" is not of the form name or name(number)".formatted(Shown.text(text)));
  }
}
