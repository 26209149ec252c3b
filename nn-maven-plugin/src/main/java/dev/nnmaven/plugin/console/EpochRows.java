package dev.nnmaven.plugin.console;

/**
 * Which epochs get a row of the log: all if they are few; otherwise the first, the last, and those
 * between them whose number is a multiple of 2, 5, 10, 20, 50 and so on.
 */
final class EpochRows {

  /** More rows are not read. */
  static final int MOST = 30;

  private EpochRows() {}

  /**
   * Whether an epoch gets a row.
   *
   * @param epoch its number, from 1
   * @param epochs how many there will be
   */
  static boolean isShown(int epoch, int epochs) {
    return epoch == 1 || epoch == epochs || epoch % step(epochs) == 0;
  }

  /** The smallest round number of which there are few enough multiples. */
  private static long step(int epochs) {
    if (epochs <= MOST) {
      return 1;
    }
    int between = MOST - 2; // the first and the last have rows of their own
    for (long power = 1; ; power *= 10) {
      for (int digit : new int[] {1, 2, 5}) {
        if (epochs / (digit * power) <= between) {
          return digit * power;
        }
      }
    }
  }
}
