package dev.nnmaven.nn.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

  /**
   * The nearest name, with a distance of at most a third of its length; else the shortest of which
   * words are left out: {@code minRecall} is {@code minClassRecall}.
   */
  public static Optional<String> of(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(best -> distance(name, best) * 3 <= Math.max(name.length(), best.length()))
        .or(
            () ->
                known.stream()
                    .filter(longer -> leavesOutWords(name, longer))
                    .min(Comparator.comparingInt(String::length)));
  }

  /** Whether a name has words of a longer one, in its order, and its last one. */
  private static boolean leavesOutWords(String name, String longer) {
    List<String> words = words(name);
    List<String> all = words(longer);
    String last = words.get(words.size() - 1);
    if (last.length() < 2 || !last.equals(all.get(all.size() - 1))) {
      return false;
    }
    for (String word : all) {
      if (!words.isEmpty() && words.get(0).equals(word)) {
        words.remove(0);
      }
    }
    return words.isEmpty();
  }

  /** Words of a name, which begin with capital letters or after points, in lower case. */
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String word : name.split("(?=[A-Z])|[._-]", -1)) {
      words.add(word.toLowerCase(Locale.ROOT));
    }
    return words;
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
