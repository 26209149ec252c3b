package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.Column;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value of a column, one of some that stand for all: of numbers and dates, quantiles from the
 * least to the largest, evenly spaced among the rows; of all else, the most frequent values.
 *
 * @param text as in a file
 */
public record ColumnValue(double raw, String text) {

  /** Whether there are others between the values of a column. */
  public static boolean areContinuous(Column column) {
    return column.kind().isStandardized() && !column.kind().isListed();
  }

  /**
   * Some values of a column.
   *
   * @param rows in whose table the raw numbers stand for the values
   * @param source rows whose values count; of words, those that the table of the others does not
   *     have are left out
   * @return different ones, ascending; of a category, the most frequent first
   */
  public static List<ColumnValue> of(String name, RowExamples rows, RowExamples source, int most) {
    Column column = rows.column(name);
    double[] raws =
        areContinuous(column) ? quantiles(source.raws(name), most) : frequent(column, source, most);
    return Arrays.stream(raws).mapToObj(raw -> new ColumnValue(raw, column.text(raw))).toList();
  }

  private static double[] quantiles(double[] raws, int most) {
    double[] present = ColumnBins.sorted(raws);
    double[] few =
        IntStream.range(0, present.length)
            .filter(i -> i == 0 || present[i] != present[i - 1])
            .limit(most + 1L)
            .mapToDouble(i -> present[i])
            .toArray();
    return few.length <= most
        ? few
        : IntStream.range(0, most)
            .mapToDouble(i -> present[(int) ((long) i * (present.length - 1) / (most - 1))])
            .distinct()
            .toArray();
  }

  private static double[] frequent(Column column, RowExamples rows, int most) {
    Set<String> known = new HashSet<>(column.values());
    double[] raws =
        byFrequency(rows.texts(column.name()))
            .filter(word -> !column.kind().isListed() || known.contains(word))
            .limit(most)
            .mapToDouble(column::raw)
            .toArray();
    return column.kind().isStandardized() || !column.kind().isListed()
        ? Arrays.stream(raws).sorted().toArray()
        : raws;
  }

  /** Different texts but the empty one, the most frequent first; equally frequent ones sorted. */
  static Stream<String> byFrequency(Stream<String> texts) {
    return texts
        .filter(text -> !text.isEmpty())
        .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey);
  }
}
