package dev.nnmaven.benchmarks;

import dev.nnmaven.gate.statistics.McNemar;
import dev.nnmaven.gate.statistics.Proportion;
import dev.nnmaven.gate.statistics.Reuse;
import java.util.Random;

/**
 * What a test set says after models were accepted by it because their accuracy on it rose. Each try
 * draws a share of the 1,200 answers again, all of which are right with a probability of 95%: no
 * model is better than another.
 */
public final class WearLevels {

  private static final int EXAMPLES = 1_200;
  private static final double RIGHT = 0.95;
  private static final double LEVEL = 0.05;
  private static final int MOST_TRIES = 20_000;

  private WearLevels() {}

  /**
   * Runs.
   *
   * @param arguments number of runs of each setting, 1,000 if there is none
   */
  public static void main(String[] arguments) {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    Levels.head();
    Random random = new Random(1);
    for (int models : new int[] {1, 7, 15, 30}) {
      Levels.row(
          "what can be believed is more than the truth",
          models + " accepted, 5% of answers drawn again",
          "",
          runs,
          run -> isTooMuch(models, random));
    }
    for (int models : new int[] {1, 3, 7}) {
      for (double share : new double[] {0.05, 0.3}) {
        Levels.row(
            "an equally good model is significantly worse",
            "%d accepted, %.0f%% of answers drawn again".formatted(models, 100 * share),
            "5%",
            runs,
            run -> isWorse(models, share, random));
      }
    }
  }

  private static boolean isTooMuch(int models, Random random) {
    boolean[] last = accepted(models, 0.05, random);
    double least = new Proportion(right(last), EXAMPLES).lowerExact(new Reuse(models).confidence());
    return least > RIGHT;
  }

  private static boolean isWorse(int models, double share, Random random) {
    boolean[] last = accepted(models, share, random);
    boolean[] next = again(last, share, random);
    int lost = 0;
    int gained = 0;
    for (int i = 0; i < EXAMPLES; i++) {
      lost += last[i] && !next[i] ? 1 : 0;
      gained += next[i] && !last[i] ? 1 : 0;
    }
    return new McNemar(lost, gained).pValue().doubleValue() <= LEVEL;
  }

  /** The last of so many models, each of which has more right than the one before. */
  private static boolean[] accepted(int models, double share, Random random) {
    boolean[] last = again(new boolean[EXAMPLES], 1, random);
    for (int model = 1, tries = 0; model < models && tries < MOST_TRIES; tries++) {
      boolean[] next = again(last, share, random);
      if (right(next) > right(last)) {
        last = next;
        model++;
      }
    }
    return last;
  }

  private static boolean[] again(boolean[] answers, double share, Random random) {
    boolean[] again = answers.clone();
    for (int i = 0; i < EXAMPLES; i++) {
      if (share == 1 || random.nextDouble() < share) {
        again[i] = random.nextDouble() < RIGHT;
      }
    }
    return again;
  }

  private static int right(boolean[] answers) {
    int right = 0;
    for (boolean one : answers) {
      right += one ? 1 : 0;
    }
    return right;
  }
}
