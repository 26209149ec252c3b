package dev.nnmaven.benchmarks;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How often something happens, beside what is promised. */
final class Levels {

  private Levels() {}

  static void head() {
    System.out.println("what\tsetting\tpromised\tfound\tstandard error");
  }

  /**
   * Runs a simulation and prints a line.
   *
   * @param happens whether it does in a run, by number
   */
  static void row(String what, String setting, String promised, int runs, IntPredicate happens) {
    print(what, setting, promised, (int) IntStream.range(0, runs).filter(happens).count(), runs);
  }

  static void print(String what, String setting, String promised, int found, int runs) {
    double share = (double) found / runs;
    System.out.printf(
        Locale.ROOT,
        "%s\t%s\t%s\t%.1f%%\t%.1f%%%n",
        what,
        setting,
        promised,
        100 * share,
        100 * Math.sqrt(share * (1 - share) / runs));
  }
}
