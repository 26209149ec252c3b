package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ColumnRule;
import dev.nnmaven.trainer.config.UndecidedException;
import dev.nnmaven.trainer.config.UndecidedException.Decision;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;

/** Says where training rows lack values that must not be missing, and what can be done. */
final class MissingCells {

  private MissingCells() {}

  /** Throws, a line a column, if some lack values and missing ones are not accepted. */
  static void requireNone(RowExamples training) throws DatasetException {
    List<Decision> decisions = new ArrayList<>();
    for (Column column : training.columns()) {
      double[] raws = training.raws(column.name());
      int missing = 0;
      int first = 0;
      for (int row = raws.length - 1; row >= 0; row--) {
        first = Double.isNaN(raws[row]) ? row : first;
        missing += Double.isNaN(raws[row]) ? 1 : 0;
      }
      String name = SafeText.text(column.name());
      if (missing == raws.length) {
        decisions.add(
            new Decision(
                "%s has no value in the training rows; nn.columns=%s:ignore skips it"
                    .formatted(column, name),
                settings -> settings.withRule(column.name(), ColumnRule.IGNORE)));
      } else if (missing > 0 && column.missing() == Missing.REFUSE) {
        decisions.add(
            new Decision(
                ("%s has no value in %s of %s training rows, first in %s; give them, ignore the column"
                        + " (nn.columns=%s:ignore), or choose mean or indicator: nn.missing=mean for all"
                        + " columns, nn.missing=%s:mean for this one")
                    .formatted(
                        column,
                        Formats.count(missing),
                        Formats.count(raws.length),
                        training.name(first),
                        name,
                        name),
                settings -> settings.withMean(column.name())));
      }
    }
    UndecidedException.throwIfUndecided(decisions);
  }
}
