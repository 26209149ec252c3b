package dev.nnmaven.nn.catalog;

import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Arguments of a call, as in {@code adam(0.9, epsilon=1e-7)}. */
public final class Arguments {

  private final String call;
  private final Map<String, String> texts;

  private Arguments(String call, Map<String, String> texts) {
    this.call = call;
    this.texts = texts;
  }

  /**
   * Returns a parameter's number, or {@code otherwise} if it was not given.
   *
   * @throws IllegalArgumentException if it is not a number
   */
  public float get(String parameter, float otherwise) {
    return parsed(parameter, Float::parseFloat, "number", otherwise);
  }

  /**
   * Returns a parameter's whole number, or {@code otherwise} if it was not given.
   *
   * @throws IllegalArgumentException if it is not a whole number
   */
  public int integer(String parameter, int otherwise) {
    return parsed(parameter, Integer::parseInt, "whole number", otherwise);
  }

  /** Returns a parameter's text, such as {@code 5x5}, or {@code otherwise} if it was not given. */
  public String text(String parameter, String otherwise) {
    return texts.getOrDefault(parameter, otherwise);
  }

  private <T> T parsed(String parameter, Function<String, T> parser, String what, T otherwise) {
    String text = texts.get(parameter);
    try {
      return text == null ? otherwise : parser.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\" in \"%s\" is not a %s".formatted(SafeText.text(text), SafeText.text(call), what),
          e);
    }
  }

  /**
   * Matches the arguments of a call to parameters.
   *
   * @param parameters names, in order
   * @param usage signature, for messages
   * @throws IllegalArgumentException if there are too many, one is empty, has an unknown name or
   *     none after one that has, or is given twice
   */
  static Arguments of(Call call, List<String> parameters, String usage) {
    Map<String, String> texts = new LinkedHashMap<>();
    boolean isNamed = false; // positional ones come first
    for (String argument : call.arguments()) {
      int equals = argument.indexOf('=');
      String given = argument.substring(0, Math.max(0, equals)).strip();
      String text = argument.substring(equals + 1).strip();
      if (given.isEmpty() && (equals >= 0 || isNamed)) {
        throw Illegal.argument(
            "\"%s\" in \"%s\" %s",
            SafeText.text(argument.strip()),
            SafeText.text(call.text()),
            equals >= 0 ? "has no name before =" : "needs a name, since one before it has one");
      }
      if (text.isEmpty()) {
        throw Illegal.argument(
            "\"%s\" has an argument without a value", SafeText.text(call.text()));
      }
      isNamed = !given.isEmpty();
      if (!isNamed && texts.size() == parameters.size()) {
        throw mistake(call, " has too many arguments", usage, "");
      }
      String name =
          isNamed
              ? parameters.stream().filter(given::equalsIgnoreCase).findFirst().orElse(null)
              : parameters.get(texts.size());
      if (name == null) {
        String hint = NearestName.hint(given, parameters);
        throw mistake(call, ": no parameter " + SafeText.text(given), usage, hint);
      }
      if (texts.put(name, text) != null) {
        throw mistake(call, " gives " + name + " twice", usage, "");
      }
    }
    return new Arguments(call.text(), texts);
  }

  private static IllegalArgumentException mistake(
      Call call, String what, String usage, String hint) {
    return Illegal.argument("\"%s\"%s; usage: %s%s", SafeText.text(call.text()), what, usage, hint);
  }
}
