package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.WordFindings;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Optional;

/**
 * Words that change the answers most, a table for each column of texts.
 *
 * @param what their figures are, in a sentence
 * @param leftOut which classes are not shown; empty if all are
 */
record WordTables(String what, String leftOut, List<Table> tables) {

  /** The words of a column. */
  record Table(String column, List<Row> rows) {}

  /** Words with their figures, the largest first. */
  record Row(String name, List<Use> words) {}

  /** A word, what it changes, and how many rows have it. */
  record Use(String word, String amount, String rows) {}

  private static final int MOST_CLASSES = 100;
  private static final Decimals POINTS = new Decimals(1);

  /** Empty if there are no texts. */
  static Optional<WordTables> of(Evidence evidence) {
    List<WordFindings> found = evidence.columns().words();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean areShares = evidence.findings().measure().score() == Score.ACCURACY;
    int classes = found.get(0).answers().size();
    return Optional.of(
        new WordTables(
            Formats.format(
                "By how much a text of this one word %s, compared with an empty text, if all other"
                    + " columns have typical values; in brackets, how many %s have the word. In the"
                    + " order of the figure times the square root of that number.",
                areShares
                    ? "raises the probability of each class, in points"
                    : "changes the answer",
                evidence.run().training().isPresent() ? "training rows" : "test rows"),
            Formats.part(
                Math.min(MOST_CLASSES, classes),
                classes,
                "The first %,d of %,d classes are shown."),
            found.stream().map(one -> table(one, areShares)).toList()));
  }

  private static Table table(WordFindings found, boolean areShares) {
    Decimals decimals =
        areShares
            ? POINTS
            : Decimals.of(
                found.answers().stream()
                    .flatMap(answer -> answer.words().stream())
                    .mapToDouble(WordFindings.Word::amount)
                    .toArray());
    return new Table(
        found.column(),
        Formats.first(found.answers(), MOST_CLASSES).stream()
            .map(
                answer ->
                    new Row(
                        SafeText.text(answer.name()),
                        answer.words().stream()
                            .map(word -> use(word, decimals, areShares ? 100 : 1))
                            .toList()))
            .toList());
  }

  private static Use use(WordFindings.Word word, Decimals decimals, int factor) {
    String sign = word.amount() > 0 ? "+" : "";
    return new Use(
        SafeText.text(word.word()),
        sign + decimals.text(word.amount() * factor),
        Formats.count(word.rows()));
  }
}
