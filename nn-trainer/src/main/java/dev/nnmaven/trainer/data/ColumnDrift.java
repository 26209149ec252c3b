package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a column is distributed in training and in test rows, and how far these differ: the
 * population stability index, Σ (q − p) ln(q / p) over the bins, for the shares p of the training
 * and q of the test rows. Each bin counts half a row more than it has, so that none is empty. Below
 * 0.1 little has changed, above 0.25 much has. Source: N. Siddiqi, <i>Credit risk scorecards</i>,
 * Wiley 2006, chapter 8. The bins are cut from all rows together. Those of the training rows alone,
 * with one for what they do not have, would not be what the same rows have if they are shuffled,
 * and {@link DriftByChance} would not know their index by chance. Of texts, it is the {@link
 * KnownWords} that are cut into bins.
 *
 * @param byChance the index to expect of rows split at random: (bins − 1)(1/training + 1/test),
 *     since the index is near Pearson's χ² of the two samples times that sum. Source: B. Yurdakul,
 *     <i>Statistical properties of population stability index</i>, dissertation, Western Michigan
 *     University, 2018
 * @param bins parts of its values
 */
public record ColumnDrift(Column column, double psi, double byChance, List<Bin> bins) {

  /**
   * A part of a column's values.
   *
   * @param name a value, or the largest number of the part
   */
  public record Bin(String name, int training, int test) {}

  private static final int PARTS = 10;

  /** Fewer equal numbers are not a bin of their own. */
  private static final int FEWEST = 6;

  private static final int MOST_WORDS = 30;
  private static final String MISSING = "missing";

  /** The drift of each input, in the order of the columns. */
  public static List<ColumnDrift> of(RowExamples training, RowExamples test) {
    return training.plan().inputs().stream().map(column -> of(column, training, test)).toList();
  }

  private static ColumnDrift of(Column column, RowExamples training, RowExamples test) {
    Parts parts = parts(column, training, test);
    int[] before = parts.counts(0, training.size());
    int[] now = parts.counts(training.size(), parts.ofRows.length);
    List<Bin> bins =
        IntStream.range(0, before.length)
            .filter(part -> before[part] + now[part] > 0)
            .mapToObj(part -> new Bin(parts.names.get(part), before[part], now[part]))
            .toList();
    return new ColumnDrift(
        column,
        psi(bins, training.size(), test.size()),
        byChance(bins.size(), training.size(), test.size()),
        bins);
  }

  static double byChance(int bins, int training, int test) {
    return Math.max(0, bins - 1) * (1.0 / training + 1.0 / test);
  }

  /** Part of each row, by number, training rows first; some numbers may be of no row. */
  static int[] binOfEach(Column column, RowExamples training, RowExamples test) {
    return parts(column, training, test).ofRows;
  }

  private static Parts parts(Column column, RowExamples training, RowExamples test) {
    String name = column.name();
    if (column.kind() == ColumnKind.TEXT) {
      return numbers(
          share -> Formats.percent(share) + " known", KnownWords.shares(name, training, test));
    }
    return ColumnValue.areContinuous(column)
        ? numbers(
            column::text,
            DoubleStream.concat(Arrays.stream(training.raws(name)), Arrays.stream(test.raws(name)))
                .toArray())
        : words(Stream.concat(training.texts(name), test.texts(name)).toList());
  }

  static double psi(List<Bin> bins, int training, int test) {
    double psi = 0;
    for (Bin bin : bins) {
      double before = (bin.training() + 0.5) / (training + 0.5 * bins.size());
      double now = (bin.test() + 0.5) / (test + 0.5 * bins.size());
      psi += (now - before) * StrictMath.log(now / before);
    }
    return psi;
  }

  /** By how much the index is above what chance would give; below 0 where it is not. */
  public double beyondChance() {
    return psi - byChance;
  }

  /** Tenths of all rows; a value that is a tenth by itself is a part of its own. */
  private static Parts numbers(DoubleFunction<String> text, double[] raws) {
    double[] ends = ends(raws);
    List<String> names = new ArrayList<>();
    for (int part = 0; part <= ends.length; part++) {
      names.add(name(text, ends, part));
    }
    names.add(MISSING);
    return new Parts(
        names, Arrays.stream(raws).mapToInt(raw -> ColumnBins.of(raw, ends)).toArray());
  }

  /** The least number of each part but the first, ascending; the last one is above all. */
  private static double[] ends(double[] raws) {
    double[] present = ColumnBins.sorted(raws);
    DoubleStream.Builder ends = DoubleStream.builder();
    for (int part = 0; part < PARTS && present.length > 0; part++) {
      double first = present[(int) ((long) part * present.length / PARTS)];
      ends.add(first);
      long equal = Arrays.stream(present).filter(raw -> raw == first).count();
      if (equal >= FEWEST && equal * PARTS >= present.length) {
        ends.add(Math.nextUp(first));
      }
    }
    Arrays.stream(present).skip(Math.max(0, present.length - 1)).map(Math::nextUp).forEach(ends);
    return ends.build().distinct().sorted().toArray();
  }

  /** The first part and the last one have no numbers, and so no name. */
  private static String name(DoubleFunction<String> text, double[] ends, int part) {
    if (part == 0 || part == ends.length) {
      return "";
    }
    if (ends[part] == Math.nextUp(ends[part - 1])) {
      return text.apply(ends[part - 1]);
    }
    return part == ends.length - 1
        ? "up to " + text.apply(Math.nextDown(ends[part]))
        : "below " + text.apply(ends[part]);
  }

  /** The most frequent words of all rows, and all others. */
  private static Parts words(List<String> texts) {
    List<String> names =
        new ArrayList<>(ColumnValue.byFrequency(texts.stream()).limit(MOST_WORDS).toList());
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    numbers.put("", names.size() + 1);
    int others = names.size();
    names.addAll(List.of("others", MISSING));
    return new Parts(
        names, texts.stream().mapToInt(text -> numbers.getOrDefault(text, others)).toArray());
  }

  /**
   * How the values of a column are divided.
   *
   * @param names of the parts
   * @param ofRows part of each row, training rows first
   */
  private record Parts(List<String> names, int[] ofRows) {

    /** Number of rows of each part, from a row to another. */
    int[] counts(int from, int to) {
      int[] counts = new int[names.size()];
      for (int row = from; row < to; row++) {
        counts[ofRows[row]]++;
      }
      return counts;
    }
  }
}
