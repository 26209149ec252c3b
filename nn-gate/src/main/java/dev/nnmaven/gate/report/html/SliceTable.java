package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.IntervalFindings;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.gate.evidence.SliceFindings;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Tables of slices: those asked for, and those on which the model is worse by more than chance.
 *
 * @param areNumbers whether numbers are predicted, and no classes
 * @param found what the second table is
 * @param intervals what intervals or sets hold, if there are any
 * @param leftOut note on omitted rows of the first; empty if none
 */
record SliceTable(
    Unit unit,
    boolean areNumbers,
    List<SliceFigures> asked,
    List<SliceFigures> worst,
    String found,
    Optional<IntervalFindings> intervals,
    String leftOut) {

  private static final int MOST_ROWS = 100;

  static Optional<SliceTable> of(Evidence evidence) {
    SliceFindings found = evidence.slices();
    if (found.asked().isEmpty() && found.worst().isEmpty()) {
      return Optional.empty();
    }
    List<SliceFigures> shown = Formats.first(found.asked(), MOST_ROWS);
    return Optional.of(
        new SliceTable(
            evidence.unit(),
            evidence.findings().measure().score() == Score.RMSE,
            shown,
            found.worst(),
            Formats.format(
                "Found among %,d slices of at least %d test %s each: there the model is worse than"
                    + " elsewhere. Of models that are equally good everywhere, one of 20 has such a"
                    + " slice by chance. Chosen among so many, they look worse than they are.",
                found.looked(), SliceFigures.FEWEST, evidence.unit().many()),
            evidence.intervals(),
            Formats.part(shown.size(), found.asked().size(), "The first %d of %,d slices.")));
  }

  /** A figure of a slice in words. */
  String text(double figure) {
    return areNumbers ? Formats.error(figure) : Formats.percent(figure);
  }
}
