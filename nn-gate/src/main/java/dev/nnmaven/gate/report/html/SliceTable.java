package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Optional;

/** Tables of slices: those asked for, and those on which the model is worse by more than chance. */
record SliceTable(Evidence evidence) {

  private static final int MOST_ROWS = 100;

  static Optional<SliceTable> of(Evidence evidence) {
    return Optional.of(new SliceTable(evidence))
        .filter(
            any -> !evidence.slices().asked().isEmpty() || !evidence.slices().worst().isEmpty());
  }

  /** Of those asked for, the ones that are shown. */
  List<SliceFigures> asked() {
    return Formats.first(evidence.slices().asked(), MOST_ROWS);
  }

  /** Whether numbers are predicted, and no classes. */
  boolean areNumbers() {
    return evidence.findings().measure().score() == Score.RMSE;
  }

  /** A figure of a slice in words. */
  String text(double figure) {
    return areNumbers() ? Formats.error(figure) : Formats.percent(figure);
  }
}
