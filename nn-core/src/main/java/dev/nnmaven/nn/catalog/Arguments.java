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
    int position = 0;
    for (Call.Argument argument : call.arguments()) {
      if (argument.name().isEmpty() && position == parameters.size()) {
        throw new IllegalArgumentException(
            "\"%s\" has too many numbers; it is written %s"
                .formatted(Shown.text(call.text()), usage));
      }
      String name =
          argument.name().isEmpty()
              ? parameters.get(position++)
              : known(argument.name(), call, parameters, usage);
      if (numbers.put(name, argument.number()) != null) {
        throw new IllegalArgumentException(
            "\"%s\" gives %s twice; it is written %s"
                .formatted(Shown.text(call.text()), name, usage));
      }
    }
    return new Arguments(numbers);
  }

  private static String known(String given, Call call, List<String> parameters, String usage) {
    return parameters.stream()
        .filter(given::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\": there is no number called %s; it is written %s%s"
                        .formatted(
                            Shown.text(call.text()),
                            Shown.text(given),
                            usage,
                            NearestName.hint(given, parameters))));
  }
}
