package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.data.table.CellForm;
import dev.nnmaven.nn.data.table.ColumnKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a column is configured.
 *
 * @param form what its values are, and how they are written; empty if it is ignored
 * @param values of an ordinal, in their order
 */
public record ColumnRule(Optional<CellForm> form, List<String> values) {

  /** Of a column that is not an input. */
  static final ColumnRule IGNORED = new ColumnRule(Optional.empty(), List.of());

  /** Rule of a column that is not an input. */
  public static final String IGNORE = "ignore";

  /**
   * Parses {@code number}, {@code number(de)}, {@code category}, {@code yesNo}, {@code date},
   * {@code date(d.M.yyyy)}, {@code ordinal(small, medium, large)} or {@code ignore}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static ColumnRule of(String text) {
    String given = text.strip();
    try {
      return given.equalsIgnoreCase(IGNORE) ? IGNORED : ofKind(given);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", or ignore", e);
    }
  }

  private static ColumnRule ofKind(String given) {
    int open = given.indexOf('(');
    ColumnKind kind = ColumnKind.of(open > 0 ? given.substring(0, open) : given);
    boolean hasForms = kind == ColumnKind.DATE || kind == ColumnKind.NUMBER;
    boolean isList = open > 0 && given.endsWith(")") && !hasForms;
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
    return new ColumnRule(Optional.of(isList ? kind : CellForm.of(given)), values);
  }

  /** As it is written, in one way: {@code ordinal(small, large)}. */
  public String specification() {
    String name = form.map(CellForm::specification).orElse(IGNORE);
    return values.isEmpty() ? name : name + "(" + String.join(", ", values) + ")";
  }
}
