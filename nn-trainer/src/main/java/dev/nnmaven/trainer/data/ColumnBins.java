package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.TextTokenizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Parts of a column's values as training rows have them. Numbers have a part for the missing ones;
 * the others are cut where the class changes after at least {@value #FEWEST} rows of one class
 * (Holte's 1R), so that no threshold is missed, or else into quantiles of at least {@value #FEWEST}
 * rows, {@value #MOST} at most. Texts have a part for each of some words, {@link Telltales}, and
 * one for texts without them. All else has a part for each value.
 */
final class ColumnBins {

  private static final int FEWEST = 6;
  private static final int MOST = 100;

  private final String column;
  private final boolean isNumber;
  private final boolean isText;
  private final double[] ends; // of numbers: the least of each part but the first, ascending
  private final Map<String, Integer> words = new LinkedHashMap<>();

  private ColumnBins(Column column, boolean isNumber, double[] ends) {
    this.column = column.name();
    this.isNumber = isNumber;
    this.isText = column.kind() == ColumnKind.TEXT;
    this.ends = ends;
  }

  static ColumnBins of(Column column, RowExamples training) {
    boolean isNumber = ColumnValue.areContinuous(column);
    double[] raws = isNumber ? training.raws(column.name()) : new double[0];
    double[] ends = training.plan().isClassification() ? ends(raws, training) : ends(raws);
    ColumnBins bins = new ColumnBins(column, isNumber, ends);
    if (!isNumber) {
      Stream<String> values =
          bins.isText
              ? Telltales.of(training, column.name()).stream()
              : training.texts(column.name());
      values.forEach(value -> bins.words.putIfAbsent(value, bins.words.size()));
    }
    return bins;
  }

  private static double[] ends(double[] raws) {
    double[] present = sorted(raws);
    int parts = Math.max(1, Math.min(MOST, present.length / FEWEST));
    return IntStream.range(1, parts)
        .mapToDouble(part -> present[(int) ((long) part * present.length / parts)])
        .distinct()
        .toArray();
  }

  private static double[] ends(double[] raws, RowExamples training) {
    int[] order =
        IntStream.range(0, raws.length)
            .filter(i -> !Double.isNaN(raws[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> raws[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int fewest = Math.max(FEWEST, order.length / MOST);
    int[] counts = new int[training.classes().size()];
    int most = 0;
    DoubleStream.Builder ends = DoubleStream.builder();
    for (int i = 0; i < order.length; i++) {
      int label = training.label(order[i]);
      double raw = raws[order[i]];
      if (counts[most] >= fewest && label != most && raw > raws[order[i - 1]]) {
        ends.add(raw / 2 + raws[order[i - 1]] / 2);
        Arrays.fill(counts, 0);
      }
      counts[label]++;
      most = counts[label] > counts[most] ? label : most;
    }
    return ends.build().toArray();
  }

  /** The numbers that are there, ascending. */
  static double[] sorted(double[] raws) {
    return Arrays.stream(raws).filter(raw -> !Double.isNaN(raw)).sorted().toArray();
  }

  /** Whether there is an order within a part. */
  boolean isNumber() {
    return isNumber;
  }

  /** Number of parts, with one for what no training row has. */
  int count() {
    return isNumber ? ends.length + 2 : words.size() + 1;
  }

  /** Of texts, the words of the parts; else none. */
  List<String> telltales() {
    return isText ? List.copyOf(words.keySet()) : List.of();
  }

  /** Part of each row, [N]. */
  int[] of(RowExamples rows) {
    return isNumber
        ? Arrays.stream(rows.raws(column)).mapToInt(raw -> of(raw, ends)).toArray()
        : rows.texts(column).mapToInt(isText ? this::ofText : this::ofValue).toArray();
  }

  private int ofValue(String value) {
    return words.getOrDefault(value, words.size());
  }

  /** The first of the words that a text has. */
  private int ofText(String text) {
    return TextTokenizer.tokens(text).stream().mapToInt(this::ofValue).min().orElse(words.size());
  }

  /** Part of a number: how many ends are not above it; the last of all if it is missing. */
  static int of(double raw, double[] ends) {
    if (Double.isNaN(raw)) {
      return ends.length + 1;
    }
    int at = Arrays.binarySearch(ends, raw);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
