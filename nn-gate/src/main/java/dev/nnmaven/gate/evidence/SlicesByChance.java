package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether slices have more errors than chance deals them. If a model is equally good everywhere,
 * each example could as well have had the error of any other. So errors are dealt {@value #DEALS}
 * times, from a stream of their own. Each slice's mean error is measured in its standard deviations
 * over all deals, and the slice with the most of them counts. In 19 of 20 data sets without a
 * difference, no slice exceeds the 95% quantile of that, however many slices there are and however
 * they overlap. Examples that belong together have errors that are alike: a group gets those of
 * another group, in random order.
 *
 * <p>Source: P. H. Westfall, S. S. Young, <i>Resampling-based multiple testing</i>, Wiley 1993,
 * chapter 2 (the maximum over all tests).
 */
public final class SlicesByChance {

  private static final int DEALS = 199;

  /** Of 200, with the errors as they are, one of twenty is above. */
  private static final int PLACE = 189;

  private SlicesByChance() {}

  /**
   * By how many standard deviations each slice is above what the worst one reaches by chance in one
   * of 20 data sets; above 0 if the model is surely worse there.
   *
   * @param slices indices of the examples of each
   * @param errors of each example, [N]
   * @param groups group of each example, [N]; none if each is on its own
   */
  public static double[] beyond(List<int[]> slices, double[] errors, int[] groups) {
    int[][] units = units(errors.length, groups);
    RandomStream random = RandomStream.of(0).derive("slices by chance");
    double[][] means = new double[DEALS + 1][];
    means[0] = means(slices, errors);
    for (int deal = 1; deal <= DEALS; deal++) {
      means[deal] = means(slices, dealt(errors, units, random));
    }
    IntStream.range(0, slices.size()).forEach(slice -> standardize(means, slice));
    double[] worst =
        Arrays.stream(means)
            .skip(1)
            .mapToDouble(deal -> Arrays.stream(deal).max().orElse(0))
            .sorted()
            .toArray();
    return Arrays.stream(means[0]).map(value -> value - worst[PLACE]).toArray();
  }

  private static int[][] units(int examples, int[] groups) {
    return IntStream.range(0, examples)
        .boxed()
        .collect(Collectors.groupingBy(i -> groups.length == 0 ? i : groups[i]))
        .values()
        .stream()
        .map(some -> some.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** Mean error of each slice, above that of all. */
  private static double[] means(List<int[]> slices, double[] errors) {
    double all = Arrays.stream(errors).average().orElse(0);
    return slices.stream().mapToDouble(slice -> mean(slice, errors) - all).toArray();
  }

  /** A loop, since streams add up ten times as slowly. */
  private static double mean(int[] slice, double[] errors) {
    double sum = 0;
    for (int example : slice) {
      sum += errors[example];
    }
    return sum / slice.length;
  }

  /** Errors of each unit are those of another; of a smaller one, again from its first. */
  private static double[] dealt(double[] errors, int[][] units, RandomStream random) {
    int[] order = IntStream.range(0, units.length).toArray();
    random.shuffle(order);
    double[] dealt = new double[errors.length];
    for (int unit = 0; unit < units.length; unit++) {
      int[] from = units[order[unit]];
      if (from.length > 1) { // most units are one example, and there are many draws
        from = from.clone();
        random.shuffle(from);
      }
      for (int i = 0; i < units[unit].length; i++) {
        dealt[units[unit][i]] = errors[from[i % from.length]];
      }
    }
    return dealt;
  }

  /** Makes the values of a column have the mean 0 and the deviation 1, unless all are equal. */
  private static void standardize(double[][] values, int column) {
    double mean = Arrays.stream(values).mapToDouble(deal -> deal[column]).average().orElse(0);
    double variance =
        Arrays.stream(values)
            .mapToDouble(deal -> (deal[column] - mean) * (deal[column] - mean))
            .average()
            .orElse(0);
    for (double[] deal : values) {
      deal[column] = variance == 0 ? 0 : (deal[column] - mean) / Math.sqrt(variance);
    }
  }
}
