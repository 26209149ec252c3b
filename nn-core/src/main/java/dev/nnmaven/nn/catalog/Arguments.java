package dev.nnmaven.nn.catalog;

import dev.nnmaven.nn.text.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments of a call, as in {@code adam(0.9, epsilon=1e-7)}. */
public final class Arguments {

  private final Map<String, Float> numbers;

  private Arguments(Map<String, Float> numbers) {
    this.numbers = numbers;
  }

  /** Returns a parameter's value, or {@code otherwise} if it was not given. */
  public float get(String parameter, float otherwise) {
    return numbers.getOrDefault(parameter, otherwise);
  }

  /**
   * Matches the arguments of a call to parameters.
   *
   * @param parameters names, in order
   * @param usage signature, for messages
   * @throws IllegalArgumentException if there are too many, one has an unknown name, or one is
   *     given twice
   */
  static Arguments of(Call call, List<String> parameters, String usage) {
    Map<String, Float> numbers = new LinkedHashMap<>();
    for (int i = 0; i < call.arguments().size(); i++) { // positional ones come first
      String given = call.arguments().get(i).name();
      if (given.isEmpty() && i == parameters.size()) {
        throw mistake(call, " has too many arguments", usage, "");
      }
      String name =
          given.isEmpty()
              ? parameters.get(i)
              : parameters.stream().filter(given::equalsIgnoreCase).findFirst().orElse(null);
      if (name == null) {
        String hint = NearestName.hint(given, parameters);
        throw mistake(call, ": there is no parameter " + Shown.text(given), usage, hint);
      }
      if (numbers.put(name, call.arguments().get(i).number()) != null) {
        throw mistake(call, " gives " + name + " twice", usage, "");
      }
    }
    return new Arguments(numbers);
  }

  private static IllegalArgumentException mistake(
      Call call, String what, String usage, String hint) {
    return new IllegalArgumentException(
        "\"%s\"%s; usage: %s%s".formatted(Shown.text(call.text()), what, usage, hint));
  }
}
