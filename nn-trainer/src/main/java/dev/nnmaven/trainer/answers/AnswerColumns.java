package dev.nnmaven.trainer.answers;

import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.NamedValues;
import dev.nnmaven.trainer.config.SettingsReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names of the columns of answers.
 *
 * @param names those that are configured, by their usual names
 * @param kind category if classes are predicted, or number; empty to infer it from the answers
 */
public record AnswerColumns(Map<String, String> names, Optional<ColumnKind> kind) {

  static final String ID = "id";
  static final String ACTUAL = "actual";
  static final String PREDICTED = "predicted";

  /** Before the name of a class in parentheses. */
  static final String PROBABILITY = "probability";

  static final String LOWER = "lower";
  static final String UPPER = "upper";
  static final String GROUP = "group";

  /** Name of the parameter. */
  public static final String PARAMETER = "predictionColumns";

  private static final List<String> USUAL =
      List.of(ID, ACTUAL, PREDICTED, PROBABILITY, LOWER, UPPER, GROUP);

  private static final List<ColumnKind> KINDS = List.of(ColumnKind.CATEGORY, ColumnKind.NUMBER);

  private static final String EXPECTED =
      "a column of its own for some of %s, such as \"id:ticket, actual:team\", and if need be a kind,"
              .formatted(USUAL)
          + " \"actual:digit:category\" or \"actual:price:number\"";

  /** As {@code nn:predict} calls the column of a class. */
  private static final String SHORT = "p";

  /** Parses the parameter; errors are added to the mistakes. */
  public static AnswerColumns parse(SettingsReader reader) {
    return reader
        .parse(PARAMETER, AnswerColumns::of)
        .orElse(new AnswerColumns(Map.of(), Optional.empty()));
  }

  static AnswerColumns of(String text) {
    Map<String, String> names = new HashMap<>(NamedValues.of(text, "", EXPECTED));
    Optional<String> typed =
        names.keySet().stream().filter(name -> name.startsWith(ACTUAL + ":")).findFirst();
    Optional<ColumnKind> kind = typed.map(names::remove).map(ColumnKind::of);
    typed.ifPresent(name -> names.put(ACTUAL, name.substring(ACTUAL.length() + 1).strip()));
    Map<String, String> all = new HashMap<>(Map.of(ID, ID, ACTUAL, ACTUAL, PREDICTED, PREDICTED));
    all.putAll(names);
    if (!USUAL.containsAll(names.keySet())
        || new HashSet<>(all.values()).size() < all.size()
        || !KINDS.containsAll(kind.stream().toList())) {
      throw Illegal.argument("expected %s, found \"%s\"", EXPECTED, SafeText.text(text.strip()));
    }
    return new AnswerColumns(names, kind);
  }

  /** What a column is called. */
  String name(String usual) {
    return names.getOrDefault(usual, usual);
  }

  /** How to say that actual values are classes, for messages in which they are numbers. */
  String unlessClasses() {
    return "(if these are classes: nn.%s=actual:%s:category)"
        .formatted(PARAMETER, SafeText.text(name(ACTUAL)));
  }

  /** The columns of probabilities by the names of their classes, in the order of the file. */
  Map<String, String> probabilities(List<String> header) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String prefix : List.of(name(PROBABILITY), names.getOrDefault(PROBABILITY, SHORT))) {
      for (String name : found.isEmpty() ? header : List.<String>of()) {
        if (name.startsWith(prefix + "(") && name.endsWith(")")) {
          found.put(name.substring(prefix.length() + 1, name.length() - 1), name);
        }
      }
    }
    return found;
  }
}
