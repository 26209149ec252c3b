package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.nn.text.Illegal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What decides which rows are held out together.
 *
 * @param column that it looks at; empty for the content of the rows
 */
public record SplitRule(Kind kind, String column) {

  public enum Kind implements SpecifiedEnum {
    /** Equal rows stay together; their content decides. */
    CONTENT,
    /** Rows of one value of a column stay together. */
    GROUP,
    /** The last rows by a column are held out. */
    TIME
  }

  public static final SplitRule DEFAULT = new SplitRule(Kind.CONTENT, "");

  /** Name among the options of a model. */
  public static final String OPTION = "split";

  private static final Pattern OF_COLUMN = Pattern.compile("(?is)(group|time)\\s*\\((.*)\\)");

  /**
   * Parses {@code content}, {@code group(column)} or {@code time(column)}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static SplitRule of(String text) {
    String given = text.strip();
    Matcher ofColumn = OF_COLUMN.matcher(given);
    if (given.equalsIgnoreCase(DEFAULT.specification())) {
      return DEFAULT;
    } else if (ofColumn.matches() && !ofColumn.group(2).isBlank()) {
      Kind kind = Kind.valueOf(ofColumn.group(1).toUpperCase(Locale.ROOT));
      return new SplitRule(kind, ofColumn.group(2).strip());
    }
    throw Illegal.argument("expected content, group(COLUMN) or time(COLUMN), found \"%s\"", given);
  }

  public String specification() {
    return kind.specification() + (kind == Kind.CONTENT ? "" : "(" + column + ")");
  }
}
