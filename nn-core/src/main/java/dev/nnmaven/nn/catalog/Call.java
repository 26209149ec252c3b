package dev.nnmaven.nn.catalog;

import dev.nnmaven.nn.text.Shown;
import java.util.ArrayList;
import java.util.List;

/**
 * A parsed name with arguments: {@code dropout(0.5)}, {@code adam(beta1=0.9, beta2=0.999)}, {@code
 * sigmoid}.
 *
 * @param text whole text, trimmed
 * @param name the part before the parenthesis, trimmed
 * @param arguments texts in the parentheses; empty without parentheses
 */
record Call(String text, String name, List<Argument> arguments) {

  /**
   * A positional or named argument.
   *
   * @param name empty for positional arguments
   */
  record Argument(String name, String text) {}

  /**
   * Parses a call.
   *
   * @throws IllegalArgumentException if the text is not of the form {@code name} or {@code
   *     name(number, ...)}
   */
  static Call parse(String text) {
    String trimmed = text.strip();
    int open = trimmed.indexOf('(');
    String name = open < 0 ? trimmed : trimmed.substring(0, open).strip();
    int end = open < 0 ? -1 : trimmed.length() - 1;
    if (name.isEmpty() || trimmed.indexOf(')') != end) {
      throw new IllegalArgumentException(
          "\"%s\" is not of the form name or name(number)".formatted(Shown.text(trimmed)));
    }
    return new Call(
        trimmed, name, open < 0 ? List.of() : arguments(trimmed, trimmed.substring(open + 1, end)));
  }

  private static List<Argument> arguments(String whole, String list) {
    List<Argument> arguments = new ArrayList<>();
    if (list.isBlank()) {
      return arguments;
    }
    String hadName = "";
    for (String argument : list.split(",", -1)) {
      int equals = argument.indexOf('=');
      String name = argument.substring(0, Math.max(0, equals)).strip();
      if (equals >= 0 && name.isEmpty()) {
        throw new IllegalArgumentException(
            "\"%s\" in \"%s\" has no name before ="
                .formatted(Shown.text(argument.strip()), Shown.text(whole)));
      }
      if (name.isEmpty() && !hadName.isEmpty()) {
        throw new IllegalArgumentException(
            "\"%s\" in \"%s\" needs a name, since one before it has one"
                .formatted(Shown.text(argument.strip()), Shown.text(whole)));
      }
      hadName = name;
      String text = argument.substring(equals + 1).strip();
      if (text.isEmpty()) {
        throw new IllegalArgumentException(
            "\"%s\" has an argument without a value".formatted(Shown.text(whole)));
      }
      arguments.add(new Argument(name, text));
    }
    return arguments;
  }
}
