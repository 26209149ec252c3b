package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.trainer.data.ColumnDrift.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much training and test rows differ by chance: if it is chance alone which rows are which, any
 * other rows could as well be the test rows. The index of each column is computed for {@value
 * #SHUFFLES} random choices, all columns of a row together, from a stream of their own; what counts
 * is the worst column of each. Its 95% quantile is what no column exceeds in 19 of 20 data sets
 * without a difference, however many columns there are.
 *
 * <p>Source: P. H. Westfall, S. S. Young, <i>Resampling-based multiple testing</i>, Wiley 1993,
 * chapter 2 (the maximum over all tests).
 */
public final class DriftByChance {

  private static final int SHUFFLES = 199;

  /** Of 200, with the rows as they are, one of twenty is above. */
  private static final int PLACE = 189;

  private static final int MOST_ROWS = 20_000;

  private DriftByChance() {}

  /** By how much the worst column of a table exceeds its mean index, in one of twenty. */
  public static double ofColumns(RowExamples training, RowExamples test) {
    return ofColumns(training, test, MOST_ROWS);
  }

  /**
   * The same of evenly spaced rows, if there are more: of many, the index is in proportion to
   * 1/training + 1/test.
   */
  static double ofColumns(RowExamples training, RowExamples test, int mostRows) {
    int before = Math.min(mostRows, training.size());
    int now = Math.min(mostRows, test.size());
    int[] some =
        IntStream.concat(
                IntStream.range(0, before).map(i -> (int) ((long) i * training.size() / before)),
                IntStream.range(0, now)
                    .map(i -> training.size() + (int) ((long) i * test.size() / now)))
            .toArray();
    int[][] bins =
        training.plan().inputs().stream()
            .map(column -> ColumnDrift.binOfEach(column, training, test))
            .map(all -> Arrays.stream(some).map(row -> all[row]).toArray())
            .toArray(int[][]::new);
    return quantile(bins, before)
        * ColumnDrift.byChance(2, training.size(), test.size())
        / ColumnDrift.byChance(2, before, now);
  }

  /**
   * By how much the index of counts exceeds what chance gives in one of twenty; below 0 if it does
   * not.
   *
   * @param training number of training rows in each bin
   * @param test number of test rows in each bin
   */
  public static double beyond(int[] training, int[] test) {
    int[] bins = IntStream.concat(rows(training), rows(test)).toArray();
    int now = Arrays.stream(test).sum();
    int before = bins.length - now;
    return excess(counts(bins), test, bins.length, now) - quantile(new int[][] {bins}, before);
  }

  private static IntStream rows(int[] counts) {
    return IntStream.range(0, counts.length)
        .flatMap(bin -> IntStream.range(0, counts[bin]).map(row -> bin));
  }

  /**
   * Quantile of the worst excess.
   *
   * @param bins bin of each row, training rows first, [columns][rows]
   */
  static double quantile(int[][] bins, int training) {
    int rows = bins[0].length;
    int fewer = Math.min(training, rows - training);
    int[] order = IntStream.range(0, rows).toArray();
    List<int[]> all = Arrays.stream(bins).map(DriftByChance::counts).toList();
    RandomStream random = RandomStream.of(0).derive("drift by chance");
    double[] worst = new double[SHUFFLES];
    for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
      for (int i = 0; i < fewer; i++) {
        int other = i + random.nextInt(rows - i);
        int moved = order[i];
        order[i] = order[other];
        order[other] = moved;
      }
      worst[shuffle] = Double.NEGATIVE_INFINITY;
      for (int column = 0; column < bins.length; column++) {
        int[] some = new int[all.get(column).length];
        for (int i = 0; i < fewer; i++) {
          some[bins[column][order[i]]]++;
        }
        worst[shuffle] = Math.max(worst[shuffle], excess(all.get(column), some, rows, fewer));
      }
    }
    Arrays.sort(worst);
    return worst[PLACE];
  }

  private static int[] counts(int[] bins) {
    int[] counts = new int[Arrays.stream(bins).max().orElse(0) + 1];
    for (int bin : bins) {
      counts[bin]++;
    }
    return counts;
  }

  private static double excess(int[] all, int[] some, int rows, int fewer) {
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < all.length; bin++) {
      if (all[bin] > 0) {
        bins.add(new Bin("", all[bin] - some[bin], some[bin]));
      }
    }
    return ColumnDrift.psi(bins, rows - fewer, fewer)
        - ColumnDrift.byChance(bins.size(), rows - fewer, fewer);
  }
}
