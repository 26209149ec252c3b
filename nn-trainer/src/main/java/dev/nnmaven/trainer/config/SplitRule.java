package dev.nnmaven.trainer.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What decides which rows are held out together.
 *
 * @param column that it looks at; empty for the content of the rows
 */
public record SplitRule(Kind kind, String column) {

  public enum Kind {
    /** Equal rows stay together; their content decides. */
    CONTENT,
    /** Rows of one value of a column stay together. */
    GROUP,
    /** The last rows by a column are held out. */
    TIME
  }

  /** By content. */
  public static final SplitRule DEFAULT = new SplitRule(Kind.CONTENT, "");

  /** Name among the options of a model. */
  public static final String OPTION = "split";

  /**
   * Parses {@code content}, {@code group(column)} or {@code time(column)}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static SplitRule of(String text) {
    String given = text.strip();
    if (given.equalsIgnoreCase("content")) {
      return DEFAULT;
    }
    int open = given.indexOf('(');
    if (open > 0 && given.endsWith(")")) {
      String column = given.substring(open + 1, given.length() - 1).strip();
      for (Kind kind : List.of(Kind.GROUP, Kind.TIME)) {
        if (kind.name().equalsIgnoreCase(given.substring(0, open).strip()) && !column.isEmpty()) {
          return new SplitRule(kind, column);
        }
      }
    }
    throw new IllegalArgumentException(
        "expected content, group(COLUMN) or time(COLUMN), found \"%s\"".formatted(given));
  }

  /** The column, if the rule has one. */
  public Optional<String> columnIfAny() {
    return Optional.of(column).filter(name -> !name.isEmpty());
  }

  public String specification() {
    return kind == Kind.CONTENT
        ? "content"
        : kind.name().toLowerCase(Locale.ROOT) + "(" + column + ")";
  }
}
