package dev.nnmaven.nn.catalog;

import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.List;

/**
 * A parsed name with arguments: {@code dropout(0.5)}, {@code adam(beta1=0.9, beta2=0.999)}, {@code
 * sigmoid}.
 *
 * @param text whole text, trimmed
 * @param name the part before the parenthesis, trimmed
 * @param arguments texts in the parentheses, names included; empty without parentheses
 */
record Call(String text, String name, List<String> arguments) {

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
      throw Illegal.argument(
          "\"%s\" is not of the form name or name(number)", SafeText.text(trimmed));
    }
    String list = open < 0 ? "" : trimmed.substring(open + 1, end);
    return new Call(trimmed, name, list.isBlank() ? List.of() : List.of(list.split(",", -1)));
  }
}
