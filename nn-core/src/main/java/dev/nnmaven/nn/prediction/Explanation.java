package dev.nnmaven.nn.prediction;

import java.util.Comparator;
import java.util.List;

/**
 * Why a row got its answer: what each column contributes to it, compared with a row that has the
 * {@link Contribution#reference} of each column. Such a row need not exist, and its answer is not
 * how frequent a class is. Contributions are Shapley values, and add up to {@code value - base},
 * but for rounding of some 1e-12 of the largest.
 *
 * <p>Source: S. M. Lundberg, S.-I. Lee, <i>A unified approach to interpreting model
 * predictions</i>, NeurIPS 2017.
 *
 * @param answer name of the predicted class, or of the number that is predicted
 * @param value probability of that class, 0 to 1, or the number
 * @param base the same, if each column had its {@link Contribution#reference}
 * @param contributions of each column, in the order of {@link Model#columns}
 * @param orders number of orders of columns that contributions are means over, half of them random
 *     and half their reverses, the same each time; 0 if they are exact, as they are if at most 12
 *     columns differ from their references
 */
public record Explanation(
    String answer, double value, double base, List<Contribution> contributions, int orders) {

  /**
   * The contribution of a column.
   *
   * @param column its name
   * @param reference the reference value, as text: {@code mean 43.92}, {@code most frequent:
   *     Biscoe}, or {@code all values alike} if the model does not record it
   * @param amount in units of {@link Explanation#value}: points of probability / 100, or the
   *     number's own
   * @param error standard error of the amount, from the random orders; 0 if it is exact
   * @param words of a text, up to 200 different ones in their order; empty of all other columns
   */
  public record Contribution(
      String column, String reference, double amount, double error, List<Word> words) {

    /** Copies the list. */
    public Contribution {
      words = List.copyOf(words);
    }

    /** A contribution of a column without texts. */
    public Contribution(String column, String reference, double amount, double error) {
      this(column, reference, amount, error, List.of());
    }
  }

  /**
   * A word of a text.
   *
   * @param word in lower case, at most 40 characters of it; or a symbol, an emoji, a character of a
   *     script without spaces
   * @param amount the value of the row minus the value of the row without the word, at all its
   *     places in the text; these amounts do not add up to the amount of the column
   */
  public record Word(String word, double amount) {}

  /** Copies the list. */
  public Explanation {
    contributions = List.copyOf(contributions);
  }

  /** The contributions, the largest first, whatever their sign; of equals, the first column's. */
  public List<Contribution> largest() {
    return contributions.stream()
        .sorted(Comparator.comparingDouble(contribution -> -Math.abs(contribution.amount())))
        .toList();
  }
}
