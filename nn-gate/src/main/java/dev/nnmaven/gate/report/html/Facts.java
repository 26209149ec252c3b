package dev.nnmaven.gate.report.html;

import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;

/** Facts about the model and its training, in the words of the page. */
final class Facts {

  private static final int MOST_COLUMNS = 100;

  private Facts() {}

  /** Each column with its kind and, where it is known, how missing values are treated. */
  static String columns(TablePreprocessing table) {
    return Formats.list(
        table.columns().stream()
            .map(FittedColumn::column)
            .map(
                column ->
                    "%s: %s%s"
                        .formatted(
                            SafeText.text(column.name()),
                            column.specification(),
                            column.missing() == Missing.REFUSE
                                ? ""
                                : ", missing " + column.missing().specification()))
            .toList(),
        MOST_COLUMNS);
  }

  /** What was held out of training, and how it was chosen. */
  static String heldOut(Provenance provenance, Unit unit) {
    if (provenance.heldOut() instanceof HeldOut.Fraction part) {
      String share = part.fraction().toPlainString();
      if (unit != Unit.ROW) {
        return share + " of each class";
      }
      boolean isByContent = !provenance.options().containsKey(SplitRule.OPTION);
      return share + " of the rows" + (isByContent ? ", by their content" : "");
    }
    return provenance.heldOut() instanceof HeldOut.Folder
        ? (unit == Unit.ROW ? "a file of their own" : "a folder of their own")
        : "nothing";
  }
}
