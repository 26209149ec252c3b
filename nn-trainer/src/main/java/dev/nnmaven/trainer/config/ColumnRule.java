package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.DateForm;
import dev.nnmaven.nn.text.Shown;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a column is configured.
 *
 * @param kind what its values are; empty if it is ignored
 * @param values of an ordinal, in their order
 */
public record ColumnRule(Optional<ColumnKind> kind, List<String> values, DateForm dates) {

  /** Of a column that is no input. */
  static final ColumnRule IGNORED = new ColumnRule(Optional.empty(), List.of(), DateForm.ISO);

  /** Rule of a column that is no input. */
  public static final String IGNORE = "ignore";

  /**
   * Parses {@code number}, {@code category}, {@code yesNo}, {@code date}, {@code date(d.M.yyyy)},
   * {@code ordinal(small, medium, large)} or {@code ignore}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static ColumnRule of(String text) {
    String given = text.strip();
    if (given.equalsIgnoreCase(IGNORE)) {
      return IGNORED;
    }
    int open = given.indexOf('(');
    boolean isList = open > 0 && given.endsWith(")") && !DateForm.isPattern(given);
    ColumnKind kind = ColumnKind.of(isList ? given.substring(0, open) : given);
    if (kind == ColumnKind.ORDINAL && !isList) {
      throw new IllegalArgumentException(
          "ordinal needs its values from the first to the last, such as ordinal(small, medium, large)");
    }
    if (kind != ColumnKind.ORDINAL && isList) {
      throw new IllegalArgumentException(kind.specification() + " takes no values in parentheses");
    }
    List<String> values =
        isList
            ? Stream.of(given.substring(open + 1, given.length() - 1).split(",", -1))
                .map(String::strip)
                .toList()
            : List.of();
    return new ColumnRule(Optional.of(kind), values, DateForm.of(given));
  }

  /** The same, and the message says that it may be ignored. */
  static ColumnRule parse(String text) {
    try {
      return of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", or ignore", e);
    }
  }

  /** As it is written, in one way: {@code ordinal(small, large)}. */
  public String specification() {
    String name =
        kind.map(one -> one == ColumnKind.DATE ? dates.specification() : one.specification())
            .orElse(IGNORE);
    return values.isEmpty() ? name : name + "(" + String.join(", ", values) + ")";
  }

  /**
   * Parses rules of columns by their names: {@code island:category, size:ordinal(small, large)}.
   * Names may contain commas and colons; the rule follows the last colon.
   *
   * @throws IllegalArgumentException if it is no such list
   */
  static Map<String, ColumnRule> all(String text) {
    Map<String, ColumnRule> rules = new LinkedHashMap<>();
    NamedValues.of(
            text,
            "",
            "names and values, such as \"island:category, year:ignore, size:ordinal(small, large)\"")
        .forEach(
            (name, rule) -> {
              try {
                rules.put(name, parse(rule));
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                    "column %s: %s".formatted(Shown.text(name), e.getMessage()), e);
              }
            });
    return Collections.unmodifiableMap(rules);
  }
}
