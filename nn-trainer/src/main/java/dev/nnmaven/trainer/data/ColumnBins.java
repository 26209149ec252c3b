package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.Column;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Parts of a column's values as training rows have them: of numbers, quantiles that hold at least
 * {@value #FEWEST} rows each, {@value #MOST} at most, and the missing ones; of all else, a part for
 * each value.
 */
final class ColumnBins {

  private static final int FEWEST = 6;
  private static final int MOST = 100;

  private final String column;
  private final boolean isNumber;
  private final double[] ends; // of numbers: the least of each part but the first, ascending
  private final Map<String, Integer> words = new HashMap<>();

  private ColumnBins(String column, boolean isNumber, double[] ends) {
    this.column = column;
    this.isNumber = isNumber;
    this.ends = ends;
  }

  static ColumnBins of(Column column, RowExamples training) {
    boolean isNumber = ColumnValue.areContinuous(column);
    ColumnBins bins =
        new ColumnBins(
            column.name(), isNumber, isNumber ? ends(training.raws(column.name())) : new double[0]);
    if (!isNumber) {
      training
          .texts(column.name())
          .forEach(text -> bins.words.putIfAbsent(text, bins.words.size()));
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

  /** Part of each row, [N]. */
  int[] of(RowExamples rows) {
    return isNumber
        ? Arrays.stream(rows.raws(column)).mapToInt(raw -> of(raw, ends)).toArray()
        : rows.texts(column).mapToInt(text -> words.getOrDefault(text, words.size())).toArray();
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
