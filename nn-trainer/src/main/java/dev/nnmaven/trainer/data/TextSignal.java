package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.TextTokenizer;
import dev.nnmaven.nn.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Tests whether the texts of a column say anything about the target, by a permutation test: the sum
 * of χ² of all n-grams that several rows have is compared with what shuffled targets give. A column
 * of texts takes a recipe of its own, which costs accuracy where the texts are of no use.
 */
final class TextSignal {

  /** Rows that are looked at, evenly spaced: more would take seconds where texts are long. */
  private static final int MOST_ROWS = 1000;

  /** With these, texts that say nothing pass in one case of 20. */
  private static final int SHUFFLES = 19;

  private static final int TENTHS = 10;
  private static final int FEWEST_ROWS = 2;

  private TextSignal() {}

  /** Whether the texts of a column say more than chance. */
  static boolean isIn(RowExamples rows, String column) {
    int count = Math.min(MOST_ROWS, rows.size());
    int[] looked = new int[count];
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < count; i++) {
      looked[i] = (int) ((long) i * rows.size() / count);
      for (String ngram : new HashSet<>(TextTokenizer.ngrams(rows.text(column, looked[i])))) {
        places.computeIfAbsent(ngram, none -> new ArrayList<>()).add(i);
      }
    }
    places.values().removeIf(some -> some.size() < FEWEST_ROWS);
    int[] groups = groups(rows, looked);
    double own = chiSquares(places.values(), groups);
    RandomStream random = RandomStream.of(0).derive("texts");
    for (int i = 0; i < SHUFFLES; i++) {
      random.shuffle(groups);
      if (chiSquares(places.values(), groups) >= own) {
        return false;
      }
    }
    return true;
  }

  /** The class of each row, or the tenth of the numbers in which that of the row is. */
  private static int[] groups(RowExamples rows, int[] looked) {
    double[] all = rows.raws(rows.plan().target().name());
    double[] raws = Arrays.stream(looked).mapToDouble(row -> all[row]).toArray();
    if (rows.plan().isClassification()) {
      return Arrays.stream(raws).mapToInt(raw -> (int) raw).toArray();
    }
    double[] sorted = Arrays.stream(raws).sorted().toArray();
    return Arrays.stream(raws)
        .mapToInt(raw -> Arrays.binarySearch(sorted, raw) * TENTHS / sorted.length)
        .toArray();
  }

  /**
   * The sum over n-grams of n Σ cₖ² / (t nₖ), which is their χ² but for what shuffling does not
   * change: of n rows, nₖ are in a group, t have the n-gram, and cₖ of the group have it.
   */
  private static double chiSquares(Collection<List<Integer>> places, int[] groups) {
    int[] sizes = new int[1 + Arrays.stream(groups).max().orElse(0)];
    for (int group : groups) {
      sizes[group]++;
    }
    int[] have = new int[sizes.length];
    double sum = 0;
    for (List<Integer> rows : places) {
      double squares = 0;
      for (int row : rows) {
        squares += (2.0 * have[groups[row]]++ + 1) / sizes[groups[row]]; // (c + 1)² - c²
      }
      for (int row : rows) {
        have[groups[row]] = 0;
      }
      sum += squares / rows.size();
    }
    return sum;
  }
}
