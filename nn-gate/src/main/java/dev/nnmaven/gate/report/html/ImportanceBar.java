package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.ColumnFinding;
import dev.nnmaven.gate.evidence.ColumnFindings;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;

/**
 * How much worse the model is without a column.
 *
 * @param length of the bar; the most important column's is 100%
 * @param text rise and spread
 */
record ImportanceBar(String length, String text) {

  private static final Decimals POINTS = new Decimals(2);

  /** That of a column that nobody looked at. */
  private static final ImportanceBar UNKNOWN = new ImportanceBar("0%", "");

  static ImportanceBar of(String column, Evidence evidence) {
    ColumnFindings all = evidence.columns();
    boolean points = evidence.findings().measure().score() == Score.ACCURACY;
    double most = all.columns().stream().mapToDouble(ColumnFinding::importance).max().orElse(0);
    return all.of(column).map(one -> of(one, most, points)).orElse(UNKNOWN);
  }

  private static ImportanceBar of(ColumnFinding found, double most, boolean points) {
    double share = most > 0 ? Math.max(0, found.importance() / most) : 0;
    Decimals decimals = points ? POINTS : Decimals.of(most);
    int factor = points ? 100 : 1;
    return new ImportanceBar(
        Formats.format("%.2f%%", share * 100),
        decimals.text(found.importance() * factor)
            + " ± "
            + decimals.text(found.spread() * factor));
  }

  /** Which rows were looked at, and which columns were not. */
  static String note(Evidence evidence) {
    ColumnFindings all = evidence.columns();
    String left =
        all.leftOut() == 0
            ? ""
            : Formats.format(" %s more are not shown.", Formats.count(all.leftOut(), "column"));
    return all.columns().isEmpty()
        ? ""
        : Formats.format(
            "Importance: by how much the %s on %s when the column's values are shuffled among them,"
                + " ± standard deviation.%s",
            evidence.findings().match(any -> "accuracy falls, in points,", any -> "RMSE rises"),
            Formats.count(all.rows(), "test row"),
            left);
  }
}
