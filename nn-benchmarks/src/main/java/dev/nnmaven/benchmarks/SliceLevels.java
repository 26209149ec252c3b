package dev.nnmaven.benchmarks;

import dev.nnmaven.gate.evidence.SlicesByChance;
import dev.nnmaven.gate.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How often the search for slices names one, of 1,000 examples in quarters of four numbers and in
 * the values of four categories: of a model that is equally good everywhere, and of one that makes
 * twice as many errors in a slice of 100.
 */
public final class SliceLevels {

  private static final int EXAMPLES = 1_000;
  private static final int GROUP = 20;
  private static final int FEWEST = 20;
  private static final int WORSE = 100;
  private static final int PARTS = 10;
  private static final double LIMIT = 0.85;

  private SliceLevels() {}

  /**
   * Runs.
   *
   * @param arguments number of runs of each setting, 1,000 if there is none
   */
  public static void main(String[] arguments) {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    Levels.head();
    for (double share : new double[] {0.01, 0.02, 0.05, 0.1, 0.2, 0.4}) {
      String errors = "%.0f%% errors".formatted(100 * share);
      Random random = new Random(Double.hashCode(share));
      Levels.row(
          "a slice is named without a difference",
          errors,
          "5%",
          runs,
          run -> isAny(slices(random, 1), errors(share, random), new int[0]));
      for (boolean isWhole : new boolean[] {true, false}) {
        Levels.row(
            "a slice is named without a difference",
            errors
                + ", groups of 20, slices "
                + (isWhole ? "of whole groups" : "across groups and of whole ones"),
            "5%",
            runs,
            run -> {
              List<int[]> slices = slices(random, GROUP);
              if (!isWhole) {
                slices.addAll(slices(random, 1));
              }
              return isAny(slices, grouped(share, random), groups());
            });
      }
    }
    limits(0.9, runs);
    limits(LIMIT, runs);
    Random random = new Random(3);
    Levels.row(
        "a slice is named without a difference",
        "squared errors of numbers, normal",
        "5%",
        runs,
        run ->
            isAny(
                slices(random, 1),
                DoubleStream.generate(random::nextGaussian)
                    .map(one -> one * one)
                    .limit(EXAMPLES)
                    .toArray(),
                new int[0]));
    for (double share : new double[] {0.05, 0.1, 0.15, 0.2, 0.25, 0.3}) {
      Levels.row(
          "a slice of 100 with twice the errors is named",
          "%.0f%% errors elsewhere".formatted(100 * share),
          "",
          runs,
          run -> isFound(share, random));
    }
  }

  /** A limit of 85% over ten classes or slices of 100, by the figure and with evidence=worse. */
  private static void limits(double share, int runs) {
    for (boolean isTested : new boolean[] {false, true}) {
      Random random = new Random(7);
      Levels.row(
          "one of ten misses its limit of 85%",
          "%s, %.0f%% of 100 right in truth".formatted(isTested ? "worse" : "figure", 100 * share),
          share > LIMIT || !isTested ? "" : "5%",
          runs,
          run ->
              IntStream.range(0, PARTS).filter(i -> misses(share, isTested, random)).count() > 0);
    }
  }

  private static boolean misses(double share, boolean isTested, Random random) {
    int right = (int) random.doubles(WORSE).filter(one -> one < share).count();
    Proportion found = new Proportion(right, WORSE);
    return (isTested ? found.upper(1 - 0.05 / PARTS) : (double) right / WORSE) < LIMIT;
  }

  private static boolean isAny(List<int[]> slices, double[] errors, int[] groups) {
    return Arrays.stream(SlicesByChance.beyond(slices, errors, groups)).anyMatch(one -> one > 0);
  }

  private static boolean isFound(double share, Random random) {
    List<int[]> slices = slices(random, 1);
    int[] worse = random.ints(0, EXAMPLES).distinct().limit(WORSE).toArray();
    double[] errors = errors(share, random);
    for (int example : worse) {
      errors[example] = random.nextDouble() < 2 * share ? 1 : 0;
    }
    slices.add(0, worse);
    return SlicesByChance.beyond(slices, errors, new int[0])[0] > 0;
  }

  private static double[] errors(double share, Random random) {
    return IntStream.range(0, EXAMPLES)
        .mapToDouble(i -> random.nextDouble() < share ? 1 : 0)
        .toArray();
  }

  /**
   * Half of the errors are of groups all of whose examples are wrong, the others of single ones.
   */
  private static double[] grouped(double share, Random random) {
    double[] errors = errors(share / 2, random);
    for (int from = 0; from < EXAMPLES; from += GROUP) {
      if (random.nextDouble() < share / 2) {
        Arrays.fill(errors, from, from + GROUP, 1);
      }
    }
    return errors;
  }

  private static int[] groups() {
    return IntStream.range(0, EXAMPLES).map(i -> i / GROUP * GROUP).toArray();
  }

  /** Values that so many examples in a row have together, as slices of at least 20 examples. */
  private static List<int[]> slices(Random random, int together) {
    List<int[]> slices = new ArrayList<>();
    for (int values : new int[] {4, 4, 4, 4, 2, 3, 5, 10}) {
      int[] of = random.ints(EXAMPLES / together, 0, values).toArray();
      for (int value = 0; value < values; value++) {
        int wanted = value;
        int[] some = IntStream.range(0, EXAMPLES).filter(i -> of[i / together] == wanted).toArray();
        if (some.length >= FEWEST) {
          slices.add(some);
        }
      }
    }
    return slices;
  }
}
