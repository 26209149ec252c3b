package dev.nnmaven.nn.data.table;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

  /** Different n-grams that are counted at once; beyond them the rarest are given up. */
  private static final int MOST_COUNTED = 1 << 21;

  private final List<String> texts;
  private @Nullable Map<String, Integer> places; // made when asked first
  private byte @Nullable [][] contents; // made when asked first

  Vocabulary(Collection<String> texts) {
    this.texts = List.copyOf(texts);
  }

  /**
   * Chooses the n-grams of words and of characters that tell groups of texts apart best: those with
   * the largest χ² of whether a text has it and which group it is in, then those that more texts
   * have.
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
    Arrays.stream(groups).forEach(group -> sizes[group]++);
    int[] order = sorted(groups);
    int least = 1;
    for (int row = 0; row < order.length; row++) {
      int text = order[row];
      int number = row + 1;
      int group = groups[text];
      TextTokenizer.each(
          TextTokenizer.tokens(texts.get(text)),
          ngram -> counts.computeIfAbsent(ngram, none -> new Count()).add(number, group, sizes));
      for (; counts.size() > MOST_COUNTED; least++) {
        int rare = least;
        counts.values().removeIf(count -> count.texts <= rare);
      }
    }
    Map<String, Double> scores = new HashMap<>();
    counts.values().removeIf(count -> count.texts < fewest);
    counts.forEach((ngram, count) -> scores.put(ngram, count.score(sizes)));
    Comparator<String> best =
        Comparator.comparing((String ngram) -> -scores.getOrDefault(ngram, 0.0))
            .thenComparing(ngram -> -counts.getOrDefault(ngram, new Count()).texts)
            .thenComparing(CodePoints.ORDER);
    return new Vocabulary(
        Stream.of(true, false)
            .flatMap(
                ofCharacters ->
                    counts.keySet().stream()
                        .filter(ngram -> TextTokenizer.isOfCharacters(ngram) == ofCharacters)
                        .sorted(best)
                        .limit(ofCharacters ? MOST_OF_CHARACTERS : MOST_OF_WORDS))
            .sorted(CodePoints.ORDER)
            .toList());
  }

  /** Indices of the texts, group by group. */
  private static int[] sorted(int[] groups) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < groups.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(i -> groups[i]));
    return order.stream().mapToInt(i -> i).toArray();
  }

  /** How many texts have an n-gram, counted group by group. */
  private static final class Count {
    private int texts;
    private int last; // number of the last text that has it
    private int group = -1;
    private int inGroup;
    private double squares; // Σ over groups before of (texts of the group that have it)² / its size

    void add(int number, int ofText, double[] sizes) {
      if (number == last) {
        return;
      }
      if (ofText != group) {
        squares = withGroup(sizes);
        inGroup = 0;
      }
      group = ofText;
      last = number;
      inGroup++;
      texts++;
    }

    private double withGroup(double[] sizes) {
      return group < 0 ? 0 : squares + (double) inGroup * inGroup / sizes[group];
    }

    /** χ² of the texts that have it, with as many expected of each group as it has its share. */
    double score(double[] sizes) {
      return withGroup(sizes) * Arrays.stream(sizes).sum() / texts - texts;
    }
  }

  /** Tokens of each text, in UTF-8: those of texts that a model cannot tell apart are equal. */
  byte[][] contents() {
    byte[][] known = contents;
    if (known == null) {
      known =
          texts.stream()
              .map(text -> String.join("\n", TextTokenizer.tokens(text)))
              .map(tokens -> tokens.getBytes(StandardCharsets.UTF_8))
              .toArray(byte[][]::new);
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

  /** The place of a text; -1 if it is none of these. Quick. */
  @Override
  public int indexOf(@Nullable Object text) {
    Map<String, Integer> known = places;
    if (known == null) {
      known = new HashMap<>();
      for (String one : texts) {
        known.putIfAbsent(one, known.size());
      }
      places = known; // threads that come at once make equal maps
    }
    return known.getOrDefault(text, -1);
  }
}
