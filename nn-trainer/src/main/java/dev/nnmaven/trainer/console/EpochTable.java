package dev.nnmaven.trainer.console;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.text.Texts;
import java.util.Optional;

/**
 * Rows of the log: one for each epoch, or fewer.
 *
 * @param <M> what is measured
 */
final class EpochTable<M extends Metrics> {

  /** Maximum number of rows. */
  static final int MOST_ROWS = 30;

  private static final String ROW = "%7s  %9s  %8s  %8s  %9s  %9s";
  private static final String VALIDATED_ROW = "%7s  %9s  %8s  %9s  %9s  %8s  %9s  %9s";

  private final Lines log;
  private final int epochs;
  private final Measure<M> measure;
  private double secondsSoFar;
  private int epochsSoFar; // of this run: it may go on from a checkpoint
  private boolean hasHead;

  /**
   * Creates the table of one run.
   *
   * @param epochs number of epochs in total
   */
  EpochTable(Lines log, int epochs, Measure<M> measure) {
    this.log = log;
    this.epochs = epochs;
    this.measure = measure;
  }

  /** Adds the next epoch, and logs its row if it gets one. */
  void add(EpochResult<M> result) {
    secondsSoFar += result.seconds();
    epochsSoFar++;
    if (!isShown(result.epoch(), epochs)) {
      return;
    }
    double left = secondsSoFar / epochsSoFar * (epochs - result.epoch());
    String epoch = Texts.count(result.epoch());
    String loss = Texts.loss(result.training().loss());
    String training = measure.text(result.training());
    String heldOut = score(result.heldOut());
    String speed = Texts.count(Math.round(result.samplesPerSecond()));
    String time = Texts.minutes(left);
    boolean first = !hasHead;
    hasHead = true;
    if (first) {
      log.info("");
      measure.caption().ifPresent(log::info);
    }
    if (result.validation().isEmpty()) {
      if (first) {
        row(
            ROW,
            "epoch",
            "loss",
            "training",
            "held-out",
            measure.unit().many() + "/s",
            "time left");
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
          measure.unit().many() + "/s",
          "time left");
    }
    String validationLoss = Texts.loss(result.validation().get().loss());
    String validation = score(result.validation());
    row(VALIDATED_ROW, epoch, loss, training, validationLoss, validation, heldOut, speed, time);
  }

  private String score(Optional<M> metrics) {
    return metrics.map(measure::text).orElse("-");
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
