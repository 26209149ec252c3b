package dev.nnmaven.trainer.log;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows of the log: one for each epoch, or fewer. */
final class EpochTable<M extends Metrics> {

  static final int MOST_ROWS = 12;

  private static final String NONE = "-";

  private final Lines log;
  private final int epochs;
  private final Measure<M> measure;
  private double secondsSoFar;
  private int epochsSoFar; // of this run: it may resume from a checkpoint
  private boolean isValidated;
  private boolean isJudged;
  private boolean hasHead;

  EpochTable(Lines log, int epochs, Measure<M> measure) {
    this.log = log;
    this.epochs = epochs;
    this.measure = measure;
  }

  void add(EpochResult<M> result) {
    secondsSoFar += result.seconds();
    epochsSoFar++;
    if (!isShown(result.epoch(), epochs)) {
      return;
    }
    if (!hasHead) {
      hasHead = true;
      isValidated = result.validation().isPresent();
      isJudged = result.heldOut().isPresent();
      log.info("");
      measure.caption().ifPresent(log::info);
      row(cells(result), Cell::head);
    }
    row(cells(result), Cell::text);
  }

  /** What a column has in its head and in a row. */
  private record Cell(int width, String head, String text) {}

  private List<Cell> cells(EpochResult<M> result) {
    double left = secondsSoFar / epochsSoFar * (epochs - result.epoch());
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(7, "epoch", Formats.count(result.epoch())));
    cells.add(new Cell(9, "loss", Formats.loss(result.training().loss())));
    cells.add(new Cell(8, "training", measure.text(result.training())));
    if (isValidated) {
      String loss = result.validation().map(metrics -> Formats.loss(metrics.loss())).orElse(NONE);
      cells.add(new Cell(9, "val. loss", loss));
      cells.add(new Cell(9, "validated", score(result.validation())));
    }
    if (isJudged) {
      cells.add(new Cell(8, "test", score(result.heldOut())));
    }
    String speed = Formats.count(Math.round(result.samplesPerSecond()));
    cells.add(new Cell(9, measure.unit().many() + "/s", speed));
    cells.add(new Cell(9, "time left", Formats.minutes(left)));
    return cells;
  }

  private String score(Optional<M> metrics) {
    return metrics.map(measure::text).orElse(NONE);
  }

  /**
   * Whether an epoch gets a row: all do if they are few; otherwise the first, the last, and those
   * between them whose number is a multiple of 2, 5, 10, 20, 50 and so on.
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

  private void row(List<Cell> cells, Function<Cell, String> part) {
    log.info(
        cells.stream()
            .map(cell -> ("%" + cell.width() + "s").formatted(part.apply(cell)))
            .collect(Collectors.joining("  ")));
  }
}
