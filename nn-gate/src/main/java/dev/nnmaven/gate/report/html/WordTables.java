package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.WordFindings;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Optional;

/** Words that change the answers most, a table for each column of texts. */
record WordTables(Evidence evidence) {

  private static final int MOST_CLASSES = 100;
  private static final Decimals POINTS = new Decimals(1);

  /** Empty if there are no texts. */
  static Optional<WordTables> of(Evidence evidence) {
    return Optional.of(new WordTables(evidence)).filter(any -> !any.tables().isEmpty());
  }

  List<WordFindings> tables() {
    return evidence.columns().words();
  }

  /** Whether the answers are probabilities of classes. */
  boolean areShares() {
    return evidence.findings().measure().score() == Score.ACCURACY;
  }

  /** The answers that are shown. */
  List<WordFindings.Answer> shown(WordFindings table) {
    return Formats.first(table.answers(), MOST_CLASSES);
  }

  /** What a word changes. */
  String amount(WordFindings.Word word) {
    double amount = word.amount();
    return (amount > 0 ? "+" : "")
        + (areShares() ? POINTS.text(100 * amount) : Formats.error(amount));
  }
}
