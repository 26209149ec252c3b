package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters that there were once, and what to write today. */
public final class Removed {

  /** By parameter; what is in braces is an example, in the place of what is made of the value. */
  private static final Map<String, String> ADVICE = NameKind.read("removed.txt");

  private static final Pattern EXAMPLE = Pattern.compile("\\{(.*?)}");

  /** How a value is written today, where that is not the same text. */
  private static final Map<String, UnaryOperator<String>> TODAY =
      Map.of(
          "layers",
              text -> text.replaceFirst("^(\\d+), (.*, )?(\\d+)$", "inputs($1), $2output($3)"),
          "activations", Removed::ofEachLayer,
          "regularizers", Removed::ofEachLayer);

  private Removed() {}

  /**
   * What to write instead of a parameter.
   *
   * @param value what was written, or several separated by semicolons; may be blank
   */
  public static Optional<String> advice(String name, String value) {
    String key = NameKind.key(name);
    String today =
        Stream.of(value.strip().split("\\s*;\\s*"))
            .map(text -> text.replaceAll("\\s+", " ").replaceAll(" ?, ?", ", "))
            .map(TODAY.getOrDefault(key, UnaryOperator.identity()))
            .collect(Collectors.joining("; "));
    return Optional.ofNullable(ADVICE.get(key))
        .map(EXAMPLE::matcher)
        .map(advice -> advice.replaceAll(value.isBlank() ? "$1" : Matcher.quoteReplacement(today)));
  }

  /** A list of what each layer has, behind layers of the default size. */
  private static String ofEachLayer(String list) {
    List<String> layers = new ArrayList<>();
    Catalog.split(list, ",").forEach(text -> layers.add("100 " + text.strip()));
    layers.add(layers.remove(layers.size() - 1).replaceFirst("100", "output"));
    return String.join(", ", layers).replaceAll(" (none|nothing)\\b", "");
  }
}
