package dev.nnmaven.nn.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the known name nearest to a mistyped one. */
public final class NearestName {

  /** Maximum length of names that are compared: the cost is the product of both lengths. */
  private static final int LONGEST = 200;

  private NearestName() {}

  /** Suggestion such as {@code " (did you mean relu?)"}; empty if no name is near. */
  public static String hint(String name, Collection<String> known) {
    return of(name, known).map(nearest -> " (did you mean " + nearest + "?)").orElse("");
  }

  /** Nearest known name, if the distance is at most a third of its length. */
  static Optional<String> of(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(best -> distance(name, best) * 3 <= Math.max(name.length(), best.length()));
  }

  /** Case-insensitive edit distance: letters to insert, delete or replace (Levenshtein 1966). */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
