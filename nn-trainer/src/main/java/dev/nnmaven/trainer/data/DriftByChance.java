package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.trainer.data.ColumnDrift.Bin;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much training and test rows differ by chance: if it is chance alone which rows are which, any
 * other rows could as well be the test rows. The index of each column is computed for {@value
 * #SHUFFLES} random choices, all columns of a row together, from a stream of their own; what counts
 * is the worst column of each. Its 95% quantile is what no column exceeds in 19 of 20 data sets
 * without a difference, however many columns there are. Where whole groups are held out, whole
 * groups are chosen: rows of a group are alike, and few groups differ more than as many rows do.
 *
 * <p>Source: P. H. Westfall, S. S. Young, <i>Resampling-based multiple testing</i>, Wiley 1993,
 * chapter 2 (the maximum over all tests).
 */
public final class DriftByChance {

  private static final int SHUFFLES = 199;

  /** Of 200, with the rows as they are, one of twenty is above. */
  private static final int PLACE = 189;

  /** Of fewer ways to choose groups, no one is as rare as one of twenty. */
  private static final int FEWEST_WAYS = 20;

  private static final int MOST_ROWS = 20_000;

  private DriftByChance() {}

  /** Warns if the groups are too few for any drift to be significant. */
  public static Optional<String> tooFewGroups(RowExamples training, RowExamples test) {
    Set<String> held = new HashSet<>(test.groups());
    Set<String> others = new HashSet<>(training.groups());
    boolean areSingle = held.isEmpty() || others.isEmpty();
    others.removeAll(held);
    int more = Math.max(held.size(), others.size());
    double ways =
        IntStream.rangeClosed(1, Math.min(held.size(), others.size()))
            .mapToDouble(i -> (double) (more + i) / i)
            .reduce(1, (some, times) -> some * times);
    return areSingle || ways >= FEWEST_WAYS
        ? Optional.empty()
        : Optional.of(
            "%s of test rows and %s of others are too few to say by how much groups differ by"
                    .formatted(Formats.count(held.size(), "group"), Formats.count(others.size()))
                + " chance");
  }

  /** By how much the worst column of a table exceeds its mean index, in one of twenty. */
  public static double ofColumns(RowExamples training, RowExamples test) {
    return ofColumns(training, test, MOST_ROWS);
  }

  /**
   * The same of evenly spaced rows, if there are more: of many, the index is in proportion to
   * 1/training + 1/test. Of groups, it depends on how many there are: so both parts keep the same
   * share of their rows, each of which counts as all that it stands for.
   */
  static double ofColumns(RowExamples training, RowExamples test, int mostRows) {
    List<String> groups =
        Stream.concat(training.groups().stream(), test.groups().stream()).toList();
    boolean areSingle = groups.size() < training.size() + test.size();
    int step = Math.max(1, Math.min(training.size(), test.size()) / mostRows);
    int before = areSingle ? Math.min(mostRows, training.size()) : training.size() / step;
    int now = areSingle ? Math.min(mostRows, test.size()) : test.size() / step;
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
    return areSingle
        ? quantile(bins, before, single(some.length), 1)
            * ColumnDrift.byChance(2, training.size(), test.size())
            / ColumnDrift.byChance(2, before, now)
        : quantile(bins, before, whole(Arrays.stream(some).mapToObj(groups::get).toList()), step);
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
    return excess(counts(bins), test, bins.length, now, 1)
        - quantile(new int[][] {bins}, before, single(bins.length), 1);
  }

  private static int[][] single(int rows) {
    return IntStream.range(0, rows).mapToObj(row -> new int[] {row}).toArray(int[][]::new);
  }

  /** The rows of each group, which may have some in both parts. */
  private static int[][] whole(List<String> groups) {
    return IntStream.range(0, groups.size())
        .boxed()
        .collect(Collectors.groupingBy(groups::get, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private static IntStream rows(int[] counts) {
    return IntStream.range(0, counts.length)
        .flatMap(bin -> IntStream.range(0, counts[bin]).map(row -> bin));
  }

  /**
   * Quantile of the worst excess.
   *
   * @param bins bin of each row, training rows first, [columns][rows]
   * @param units rows that are chosen together
   * @param each how many rows each one stands for
   */
  private static double quantile(int[][] bins, int training, int[][] units, int each) {
    int rows = bins[0].length;
    int fewer = Math.min(training, rows - training);
    int[] order = IntStream.range(0, units.length).toArray();
    List<int[]> all = Arrays.stream(bins).map(DriftByChance::counts).toList();
    RandomStream random = RandomStream.of(0).derive("drift by chance");
    double[] worst = new double[SHUFFLES];
    for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
      int[] chosen = choose(fewer, rows, units, order, random);
      worst[shuffle] = Double.NEGATIVE_INFINITY;
      for (int column = 0; column < bins.length; column++) {
        int[] some = new int[all.get(column).length];
        for (int row : chosen) {
          some[bins[column][row]]++;
        }
        worst[shuffle] =
            Math.max(worst[shuffle], excess(all.get(column), some, rows, chosen.length, each));
      }
    }
    Arrays.sort(worst);
    return worst[PLACE];
  }

  /** So many of all rows, or a few more where they are chosen together, but never all. */
  private static int[] choose(int rows, int all, int[][] units, int[] order, RandomStream random) {
    int[] chosen = new int[all];
    int count = 0;
    for (int i = 0; count < rows && i < units.length - 1; i++) {
      int other = i + random.nextInt(units.length - i);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
      for (int row : units[order[i]]) {
        chosen[count++] = row;
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  private static int[] counts(int[] bins) {
    int[] counts = new int[Arrays.stream(bins).max().orElse(0) + 1];
    for (int bin : bins) {
      counts[bin]++;
    }
    return counts;
  }

  private static double excess(int[] all, int[] some, int rows, int fewer, int each) {
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < all.length; bin++) {
      if (all[bin] > 0) {
        bins.add(new Bin("", each * (all[bin] - some[bin]), each * some[bin]));
      }
    }
    int training = each * (rows - fewer);
    int test = each * fewer;
    return ColumnDrift.psi(bins, training, test)
        - ColumnDrift.byChance(bins.size(), training, test);
  }
}
