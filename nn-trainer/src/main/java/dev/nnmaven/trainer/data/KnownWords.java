package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.TextTokenizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much of each text a model can know from training: the share of its different words that
 * {@value #FEWEST} training texts have, without the text itself. So training rows are counted as
 * test rows are, and only words make a difference between them, not which rows the words were taken
 * from. Equal texts count once, since they are on one side of a split; where groups are held out,
 * groups are counted instead.
 */
public final class KnownWords {

  /** Texts, other than itself, that must have a word. */
  public static final int FEWEST = 2;

  /** Words are counted by their hash, so that memory is bounded: 16 MB. */
  private static final int PLACES = 1 << 22;

  /** Odd, so that all bits of a hash count for the upper ones: 2³² divided by the golden ratio. */
  private static final int SPREAD = 0x9E3779B9;

  private KnownWords() {}

  /** The share of each row, training rows first; NaN of a text without words. */
  static double[] shares(String column, RowExamples training, RowExamples test) {
    List<String> groups = training.groups();
    int[] counts = new int[PLACES];
    IntStream.range(0, training.size())
        .boxed()
        .collect(
            Collectors.groupingBy(i -> groups.isEmpty() ? training.text(column, i) : groups.get(i)))
        .values()
        .forEach(
            rows ->
                rows.stream()
                    .flatMap(i -> words(training.text(column, i)))
                    .distinct()
                    .forEach(word -> counts[word]++));
    return DoubleStream.concat(
            shares(column, training, counts, FEWEST + 1), shares(column, test, counts, FEWEST))
        .toArray();
  }

  private static DoubleStream shares(String column, RowExamples rows, int[] counts, int fewest) {
    return rows.texts(column)
        .mapToDouble(
            text ->
                words(text)
                    .mapToInt(word -> counts[word] >= fewest ? 1 : 0)
                    .average()
                    .orElse(Double.NaN));
  }

  /** The places of the different words of a text. */
  private static Stream<Integer> words(String text) {
    return TextTokenizer.tokens(text).stream()
        .map(word -> word.hashCode() * SPREAD >>> Integer.numberOfLeadingZeros(PLACES) + 1)
        .distinct();
  }
}
