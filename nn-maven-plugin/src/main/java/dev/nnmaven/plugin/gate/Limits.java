package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Phrases shared by several rules. */
final class Limits {

  /** Maximum number of names in a list. */
  private static final int MOST_NAMES = 5;

  private Limits() {}

  /** Phrase such as {@code no lower than ...} or {@code at most 0.5 points below ...}. */
  static String pointsBelow(BigDecimal limit, String what) {
    return limit.signum() == 0
        ? "no lower than " + what
        : "at most %s below %s".formatted(points(limit), what);
  }

  /**
   * The same, for a limit with a significance test: a model that passes by the test alone did not
   * meet the limit, and must not read as if it had.
   */
  static String pointsBelow(BigDecimal limit, String what, boolean tested) {
    if (!tested) {
      return pointsBelow(limit, what);
    }
    return limit.signum() == 0
        ? "not significantly lower than " + what
        : pointsBelow(limit, what) + ", or no significant drop";
  }

  /** Percentage points: {@code 0.5 points}. */
  static String points(BigDecimal share) {
    String number = Numbers.plain(share.movePointRight(2));
    return number + (number.equals("1") ? " point" : " points");
  }

  /** Change in images: {@code 14 images fewer}. */
  static String images(int change) {
    if (change == 0) {
      return "as many images";
    }
    int count = Math.abs(change);
    return Texts.format(
        "%,d image%s %s", count, count == 1 ? "" : "s", change < 0 ? "fewer" : "more");
  }

  /** Joins the first names, followed by how many more there are. */
  static String list(List<String> names) {
    String first =
        names.stream().limit(MOST_NAMES).map(Shown::text).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? Texts.format("%s and %d more", first, more) : first;
  }
}
