package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.WordFindings;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Optional;

/**
 * Words that change the answers most, a table for each column of texts.
 *
 * @param areShares whether the answers are probabilities of classes
 * @param what the figures are, in a sentence
 */
record WordTables(boolean areShares, String what, List<WordFindings> tables) {

  private static final int MOST_CLASSES = 100;
  private static final Decimals POINTS = new Decimals(1);

  /** Empty if there are no texts. */
  static Optional<WordTables> of(Evidence evidence) {
    List<WordFindings> found = evidence.columns().words();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean areShares = evidence.findings().measure().score() == Score.ACCURACY;
    return Optional.of(
        new WordTables(
            areShares,
            Formats.format(
                "By how much a text of this one word %s, compared with an empty text, if all other"
                    + " columns have typical values; in brackets, how many %s have the word. In the"
                    + " order of the figure times the square root of that number.",
                areShares
                    ? "raises the probability of each class, in points"
                    : "changes the answer",
                evidence.run().training().isPresent() ? "training rows" : "test rows"),
            found));
  }

  /** The answers that are shown. */
  List<WordFindings.Answer> shown(WordFindings table) {
    return Formats.first(table.answers(), MOST_CLASSES);
  }

  /** What the page does not show; empty if it shows all. */
  String leftOut() {
    return Formats.part(
        shown(tables.get(0)).size(),
        tables.get(0).answers().size(),
        "The first %,d of %,d classes are shown.");
  }

  /** What a word changes, and in how many rows it is. */
  String figures(WordFindings.Word word) {
    double amount = word.amount();
    return Formats.format(
        "%s%s (%,d)",
        amount > 0 ? "+" : "",
        areShares ? POINTS.text(100 * amount) : Formats.error(amount),
        word.rows());
  }
}
