package dev.nnmaven.nn.data.table;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts, each with its place: the n-grams that a model counts, in the order of their code points,
 * or the different texts of a table.
 */
final class Vocabulary extends AbstractList<String> {

  /** Words and pairs of words that a model counts at most. */
  private static final int MOST_OF_WORDS = 5000;

  /** N-grams of characters that a model counts at most. */
  private static final int MOST_OF_CHARACTERS = 15_000;

  /** N-grams that a model counts at most. */
  static final int MOST = MOST_OF_WORDS + MOST_OF_CHARACTERS;

  /** Standard deviations of χ² by chance, above its mean, that an n-gram must have. */
  private static final double DEVIATIONS = 2;

  /** Different n-grams that are counted at once; beyond them the rarest are given up. */
  private static final int MOST_COUNTED = 1 << 21;

  private final List<String> texts;
  // Both are made when asked first. Volatile: a thread that finds one must find all that is in it.
  private volatile int @Nullable [] places; // a hash table, from 1 on
  private volatile byte @Nullable [][] contents;

  Vocabulary(Collection<String> texts) {
    this.texts = List.copyOf(texts);
  }

  /**
   * Chooses the n-grams of words and of characters that tell groups of texts apart best: those with
   * the largest χ² of whether a text has it and which group it is in, then those that more texts
   * have. Those that hardly exceed what chance gives are left out, but for the best one: a text
   * that tells nothing must not drown the other columns.
   *
   * <p>Source: Y. Yang, J. Pedersen, <i>A comparative study on feature selection in text
   * categorization</i>, ICML 1997.
   *
   * @param texts of the training rows
   * @param groups of each text, from 0 on: its class
   * @param fewest texts that must have an n-gram
   */
  static Vocabulary choose(List<String> texts, int[] groups, int fewest) {
    Map<String, Count> counts = new HashMap<>();
    double[] sizes = new double[1 + Arrays.stream(groups).max().orElse(0)];
    long[] order = new long[groups.length]; // group by group
    for (int i = 0; i < groups.length; i++) {
      sizes[groups[i]]++;
      order[i] = (long) groups[i] << Integer.SIZE | i;
    }
    Arrays.sort(order);
    int least = 1;
    for (long place : order) {
      int text = (int) place;
      TextTokenizer.each(
          TextTokenizer.tokens(texts.get(text)),
          ngram ->
              counts.computeIfAbsent(ngram.toString(), Count::new).add(text, groups[text], sizes));
      for (; counts.size() > MOST_COUNTED; least++) {
        int rare = least;
        counts.values().removeIf(count -> count.texts <= rare);
      }
    }
    List<Count> ranked = new ArrayList<>();
    for (Count count : counts.values()) {
      if (count.texts >= fewest) {
        count.score = count.withGroup(sizes) * groups.length / count.texts - count.texts;
        ranked.add(count);
      }
    }
    Collections.sort(ranked);
    int freedom = sizes.length - 1;
    double chance = freedom + DEVIATIONS * Math.sqrt(2.0 * freedom);
    int[] room = {MOST_OF_WORDS, MOST_OF_CHARACTERS};
    List<String> chosen = new ArrayList<>();
    for (Count count : ranked) {
      if (!chosen.isEmpty() && count.score < chance) {
        break;
      }
      if (room[TextTokenizer.isOfCharacters(count.ngram) ? 1 : 0]-- > 0) {
        chosen.add(count.ngram);
      }
    }
    chosen.sort(CodePoints.ORDER);
    return new Vocabulary(chosen);
  }

  /** How many texts have an n-gram, counted group by group. Those to be kept come first. */
  private static final class Count implements Comparable<Count> {
    private final String ngram;
    private int texts;
    private int last = -1; // the last text that has it
    private int group;
    private int inGroup;
    private double squares; // Σ over groups before of (texts of the group that have it)² / its size
    private double score; // χ²: as many are expected of each group as it has its share of texts

    Count(String ngram) {
      this.ngram = ngram;
    }

    void add(int text, int ofText, double[] sizes) {
      if (text == last) {
        return;
      }
      if (ofText != group) {
        squares = withGroup(sizes);
        inGroup = 0;
      }
      group = ofText;
      last = text;
      inGroup++;
      texts++;
    }

    double withGroup(double[] sizes) {
      return inGroup == 0 ? squares : squares + (double) inGroup * inGroup / sizes[group];
    }

    @Override
    public int compareTo(Count other) {
      int by = Double.compare(other.score, score);
      by = by == 0 ? other.texts - texts : by;
      return by == 0 ? CodePoints.ORDER.compare(ngram, other.ngram) : by;
    }
  }

  /** Tokens of each text, in UTF-8: those of texts that a model cannot tell apart are equal. */
  byte[][] contents() {
    byte[][] known = contents;
    if (known == null) {
      known = new byte[texts.size()][];
      for (int i = 0; i < known.length; i++) {
        String tokens = String.join("\n", TextTokenizer.tokens(texts.get(i)));
        known[i] = tokens.getBytes(StandardCharsets.UTF_8);
      }
      contents = known;
    }
    return known;
  }

  @Override
  public String get(int index) {
    return texts.get(index);
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public int indexOf(@Nullable Object text) {
    return text instanceof String string ? place(string) : -1;
  }

  /** The place of a text; -1 if it is none of these. Quick. */
  int place(CharSequence text) {
    int[] known = places;
    if (known == null) {
      known = new int[Integer.highestOneBit(texts.size() | 1) << 3]; // most slots are free
      for (int i = 0; i < texts.size(); i++) {
        known[slot(known, texts.get(i))] = i + 1;
      }
      places = known; // threads that come at once make equal tables
    }
    return known[slot(known, text)] - 1;
  }

  /** Where a text is in a hash table of places, or the free slot where it would be. */
  private int slot(int[] table, CharSequence text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B1; // 2³² by the golden ratio: all bits take part
      hash ^= hash >>> 15;
    }
    int slot = hash & table.length - 1;
    while (table[slot] != 0 && !texts.get(table[slot] - 1).contentEquals(text)) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }
}
