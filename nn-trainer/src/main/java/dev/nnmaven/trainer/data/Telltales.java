package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.TextTokenizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The word of each class that tells it best from all others: if a text has the word exactly when it
 * is of the class, the answer stands in the text.
 */
final class Telltales {

  /**
   * A word.
   *
   * @param right rows of the class that have it, less others that have it
   */
  private record Telltale(String word, int right) {}

  private Telltales() {}

  /** Words of the texts of a column, those that tell most rows first; none of numbers. */
  static List<String> of(RowExamples rows, String column) {
    Map<String, Integer> all = new HashMap<>(); // rows that have a word
    Map<Integer, Map<String, Integer>> ofClasses = new TreeMap<>();
    for (int i = 0; !rows.classes().isEmpty() && i < rows.size(); i++) {
      Map<String, Integer> own = ofClasses.computeIfAbsent(rows.label(i), none -> new HashMap<>());
      Set<String> words = new HashSet<>(TextTokenizer.tokens(rows.text(column, i)));
      for (String word : words) {
        all.merge(word, 1, Integer::sum);
        own.merge(word, 1, Integer::sum);
      }
    }
    return ofClasses.values().stream()
        .flatMap(
            own ->
                own.entrySet().stream()
                    .map(
                        word ->
                            new Telltale(
                                word.getKey(),
                                2 * word.getValue() - all.getOrDefault(word.getKey(), 0)))
                    .filter(telltale -> telltale.right() > 0)
                    .max(
                        Comparator.comparingInt(Telltale::right)
                            .thenComparing(Telltale::word, Comparator.reverseOrder()))
                    .stream())
        .sorted(Comparator.comparingInt(Telltale::right).reversed().thenComparing(Telltale::word))
        .map(Telltale::word)
        .toList();
  }
}
