package dev.nnmaven.nn.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Suggests the known name nearest to a mistyped one. */
public final class NearestName {

  /** Maximum length of names that are compared: the cost is the product of both lengths. */
  private static final int LONGEST = 200;

  private NearestName() {}

  /**
   * Suggestion such as {@code " (did you mean relu?)"}; empty if no name is near, with a distance
   * of at most a third of its length.
   */
  public static String hint(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> name.length() <= LONGEST)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(best -> distance(name, best) * 3 <= Math.max(name.length(), best.length()))
        .map(nearest -> " (did you mean " + nearest + "?)")
        .orElse("");
  }

  /**
   * Case-insensitive edit distance: letters to insert, delete or replace, or two neighbours to
   * exchange (optimal string alignment).
   */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      cost[i][0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int edited = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        cost[i][j] = Math.min(edited, cost[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
