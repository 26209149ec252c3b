package dev.nnmaven.plugin.console;

/**
 * Selects epochs that get a row in the log: all if they are few; otherwise the first, the last, and
 * those between them whose number is a multiple of 2, 5, 10, 20, 50 and so on.
 */
final class EpochRows {

  /** Maximum number of rows. */
  static final int MOST = 30;

  private EpochRows() {}

  /**
   * Whether an epoch gets a row.
   *
   * @param epoch its number, from 1
   * @param epochs number of epochs in total
   */
  static boolean isShown(int epoch, int epochs) {
    return epoch == 1 || epoch == epochs || epoch % step(epochs) == 0;
  }

  /** Smallest round step that gives few enough rows. */
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
