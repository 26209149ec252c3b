package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.text.SafeText;
import java.util.List;
import java.util.Optional;

/**
 * Influence of a column on a model.
 *
 * @param column its name
 * @param importance mean rise of the error when the column's values are shuffled among the test
 *     rows: of the share of wrong classes, or of the RMSE, in the target's unit; at or below 0 for
 *     a column that does not help
 * @param spread standard deviation of that rise over the permutations
 * @param explainedAlone share of the target that a rule of this column alone explains on the test
 *     rows, if that is known
 * @param words of a text, those that this rule goes by; else none
 * @param isLeak whether the target need not be predicted, since this column has it
 */
public record ColumnFinding(
    String column,
    double importance,
    double spread,
    Optional<Double> explainedAlone,
    List<String> words,
    boolean isLeak) {

  /** The column, with the words that give its texts away: {@code note (by the words paid, due)}. */
  public String source() {
    String name = SafeText.text(column);
    return switch (words.size()) {
      case 0 -> name;
      case 1 -> "%s (by the word %s)".formatted(name, SafeText.list(words));
      default -> "%s (by the words %s)".formatted(name, SafeText.list(words));
    };
  }
}
