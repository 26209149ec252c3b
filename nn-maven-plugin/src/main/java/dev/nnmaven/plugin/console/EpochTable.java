package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.plugin.text.Texts;
import java.util.Optional;

/** Rows of the log: one for each epoch, or fewer. */
final class EpochTable {

  /** Maximum number of rows. */
  static final int MOST_ROWS = 30;

  private static final String ROW = "%7s  %9s  %8s  %8s  %9s  %9s";
  private static final String VALIDATED_ROW = "%7s  %9s  %8s  %9s  %9s  %8s  %9s  %9s";

  private final Lines log;
  private final int epochs;
  private double secondsSoFar;
  private int epochsSoFar; // of this run: it may go on from a checkpoint
  private boolean hasHead;

  /**
   * Creates the table of one run.
   *
   * @param epochs number of epochs in total
   */
  EpochTable(Lines log, int epochs) {
    this.log = log;
    this.epochs = epochs;
  }

  /** Adds the next epoch, and logs its row if it gets one. */
  void add(EpochResult<ClassificationMetrics> result) {
    secondsSoFar += result.seconds();
    epochsSoFar++;
    if (!isShown(result.epoch(), epochs)) {
      return;
    }
    double left = secondsSoFar / epochsSoFar * (epochs - result.epoch());
    String epoch = Texts.count(result.epoch());
    String loss = Texts.loss(result.training().loss());
    String training = Texts.percent(result.training().accuracy());
    String heldOut = accuracy(result.heldOut());
    String speed = Texts.count(Math.round(result.samplesPerSecond()));
    String time = Texts.minutes(left);
    boolean first = !hasHead;
    hasHead = true;
    if (first) {
      log.info("");
    }
    if (result.validation().isEmpty()) {
      if (first) {
        row(ROW, "epoch", "loss", "training", "held-out", "images/s", "time left");
      }
      row(ROW, epoch, loss, training, heldOut, speed, time);
      return;
    }
    if (first) {
      row(
          VALIDATED_ROW,
          "epoch",
          "loss",
          "training",
          "val. loss",
          "validated",
          "held-out",
          "images/s",
          "time left");
    }
    String validationLoss = Texts.loss(result.validation().get().loss());
    String validation = accuracy(result.validation());
    row(VALIDATED_ROW, epoch, loss, training, validationLoss, validation, heldOut, speed, time);
  }

  private static String accuracy(Optional<ClassificationMetrics> metrics) {
    return metrics.map(e -> Texts.percent(e.correct(), e.total())).orElse("-");
  }

  /**
   * Whether an epoch gets a row: all do if they are few; otherwise the first, the last, and those
   * between them whose number is a multiple of 2, 5, 10, 20, 50 and so on.
   *
   * @param epoch its number, from 1
   * @param epochs number of epochs in total
   */
  static boolean isShown(int epoch, int epochs) {
    return epoch == 1 || epoch == epochs || epoch % step(epochs) == 0;
  }

  /** Smallest round step that gives few enough rows. */
  private static long step(int epochs) {
    if (epochs <= MOST_ROWS) {
      return 1;
    }
    int between = MOST_ROWS - 2; // the first and the last have rows of their own
    for (long power = 1; ; power *= 10) {
      for (int digit : new int[] {1, 2, 5}) {
        if (epochs / (digit * power) <= between) {
          return digit * power;
        }
      }
    }
  }

  private void row(String pattern, Object... cells) {
    log.info(Texts.format(pattern, cells));
  }
}
