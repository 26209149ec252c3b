package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a column is distributed in training and in test rows, and how far these differ: the
 * population stability index, Σ (q − p) ln(q / p) over the bins, for the shares p of the training
 * and q of the test rows. Each bin counts half a row more than it has, so that none is empty. Below
 * 0.1 little has changed, above 0.25 much has. Source: N. Siddiqi, <i>Credit risk scorecards</i>,
 * Wiley 2006, chapter 8.
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

  /** Fewer equal numbers are no bin of their own. */
  private static final int FEWEST = 6;

  private static final int MOST_WORDS = 30;
  private static final String MISSING = "missing";

  /** The drift of each input, in the order of the columns. */
  public static List<ColumnDrift> of(RowExamples training, RowExamples test) {
    return training.plan().inputs().stream().map(column -> of(column, training, test)).toList();
  }

  private static ColumnDrift of(Column column, RowExamples training, RowExamples test) {
    List<Bin> bins =
        ColumnValue.areContinuous(column)
            ? numbers(column, training.raws(column.name()), test.raws(column.name()))
            : words(column, training, test);
    return new ColumnDrift(
        column,
        psi(bins, training.size(), test.size()),
        byChance(bins.size(), training.size(), test.size()),
        bins);
  }

  static double byChance(int bins, int training, int test) {
    return Math.max(0, bins - 1) * (1.0 / training + 1.0 / test);
  }

  /** Bin of each row, by number, training rows first; some numbers may be of no row. */
  static int[] binOfEach(Column column, RowExamples training, RowExamples test) {
    if (ColumnValue.areContinuous(column)) {
      double[] ends = ends(training.raws(column.name()));
      return DoubleStream.concat(
              Arrays.stream(training.raws(column.name())), Arrays.stream(test.raws(column.name())))
          .mapToInt(raw -> ColumnBins.of(raw, ends))
          .toArray();
    }
    List<String> names = words(column, training, test).stream().map(Bin::name).toList();
    Map<String, Integer> numbers = new HashMap<>();
    for (String name : names) {
      numbers.put(name.equals(MISSING) ? "" : name, numbers.size());
    }
    return Stream.of(training, test)
        .flatMapToInt(
            rows ->
                IntStream.range(0, rows.size())
                    .map(i -> numbers.getOrDefault(rows.text(column.name(), i), names.size())))
        .toArray();
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

  /**
   * Tenths of the training rows; a value that is a tenth by itself, what lies below all and what
   * lies above them are bins of their own. Bins that no row is in are left out.
   */
  private static List<Bin> numbers(Column column, double[] training, double[] test) {
    double[] ends = ends(training);
    int[] before = counts(training, ends);
    int[] now = counts(test, ends);
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b <= ends.length; b++) {
      if (before[b] + now[b] > 0) {
        bins.add(new Bin(name(column, ends, b), before[b], now[b]));
      }
    }
    return withMissing(bins, before[ends.length + 1], now[ends.length + 1]);
  }

  /** The least number of each bin but the first, ascending. */
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

  private static String name(Column column, double[] ends, int bin) {
    if (bin == ends.length) {
      return "above " + column.text(Math.nextDown(ends[bin - 1]));
    }
    if (bin > 0 && ends[bin] == Math.nextUp(ends[bin - 1])) {
      return column.text(ends[bin - 1]);
    }
    return bin == ends.length - 1 && bin > 0
        ? "up to " + column.text(Math.nextDown(ends[bin]))
        : "below " + column.text(ends[bin]);
  }

  /** Numbers below each end, above all, and missing ones. */
  private static int[] counts(double[] raws, double[] ends) {
    int[] counts = new int[ends.length + 2];
    for (double raw : raws) {
      counts[ColumnBins.of(raw, ends)]++;
    }
    return counts;
  }

  private static List<Bin> withMissing(List<Bin> bins, int training, int test) {
    if (training + test > 0) {
      bins.add(new Bin(MISSING, training, test));
    }
    return bins;
  }

  /** The most frequent words of the training rows, and all others. */
  private static List<Bin> words(Column column, RowExamples training, RowExamples test) {
    Map<String, int[]> counts = new TreeMap<>();
    count(column, training, 0, counts);
    count(column, test, 1, counts);
    int[] missing = counts.getOrDefault("", new int[2]);
    counts.remove("");
    List<Bin> bins =
        new ArrayList<>(
            counts.entrySet().stream()
                .map(one -> new Bin(one.getKey(), one.getValue()[0], one.getValue()[1]))
                .sorted(Comparator.comparing(Bin::training).reversed())
                .toList());
    if (bins.size() > MOST_WORDS) {
      List<Bin> rest = bins.subList(MOST_WORDS, bins.size());
      Bin others = sum("others", rest.stream().filter(one -> one.training() > 0));
      Bin unseen = sum("not in training rows", rest.stream().filter(one -> one.training() == 0));
      rest.clear();
      Stream.of(others, unseen).filter(one -> one.training() + one.test() > 0).forEach(bins::add);
    }
    return withMissing(bins, missing[0], missing[1]);
  }

  private static Bin sum(String name, Stream<Bin> some) {
    List<Bin> bins = some.toList();
    return new Bin(
        name, bins.stream().mapToInt(Bin::training).sum(), bins.stream().mapToInt(Bin::test).sum());
  }

  private static void count(Column column, RowExamples rows, int which, Map<String, int[]> counts) {
    for (int i = 0; i < rows.size(); i++) {
      counts.computeIfAbsent(rows.text(column.name(), i), name -> new int[2])[which]++;
    }
  }
}
