package dev.nnmaven.nn.task;

import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import java.util.Arrays;

/**
 * How far a model's answers were off on examples that it was not trained on: what prediction
 * intervals and sets of classes are made of. A score is an absolute error in the target's unit, or
 * what the actual class's probability lacks of 1.
 *
 * <p>An answer that is off by no more than the quantile of these scores is kept. If new examples
 * are like those that were scored, and the model that answers is the one that was scored, that
 * holds the truth at least as often as promised. Scores of folds come from networks that saw fewer
 * examples than the model, so that it holds nearly always, but no theorem says so.
 *
 * <p>Sources: G. Shafer, V. Vovk, <i>A tutorial on conformal prediction</i>, JMLR 9 (2008); R. F.
 * Barber et al., <i>Predictive inference with the jackknife+</i>, Annals of Statistics 49 (2021);
 * of sets M. Sadinle, J. Lei, L. Wasserman, <i>Least ambiguous set-valued classifiers with bounded
 * error levels</i>, JASA 114 (2019).
 */
public final class ConformalScores {

  /** Of more scores, so many quantiles are kept: those of 0.001, 0.002 and so on. */
  private static final int MOST = 999;

  private static final double ROUNDING = 1e-9; // 0.7 times 10 is 7

  private final float[] ascending;

  private ConformalScores(float[] ascending) {
    this.ascending = ascending;
  }

  /**
   * Takes over scores in any order.
   *
   * @throws IllegalArgumentException if there is none, or one is negative or not finite
   */
  public static ConformalScores of(float[] scores) {
    float[] sorted = scores.clone();
    Arrays.sort(sorted);
    int kept = Math.min(MOST, sorted.length);
    float[] ascending = new float[kept];
    for (int i = 0; i < kept; i++) {
      long rank = ((i + 1L) * (sorted.length + 1L) + kept) / (kept + 1); // rounded up
      ascending[i] = sorted[(int) rank - 1];
    }
    return ofAscending(ascending);
  }

  /**
   * Takes over what {@link #toArray} gave.
   *
   * @throws IllegalArgumentException as {@link #of}, or if they do not ascend
   */
  public static ConformalScores ofAscending(float[] scores) {
    if (scores.length == 0) {
      throw Illegal.argument("no score");
    }
    float last = 0;
    for (float score : scores) {
      if (!(score >= last && score <= Float.MAX_VALUE)) {
        throw Illegal.argument(
            "scores must be finite, from 0 on, and ascend; found %s after %s",
            score, FloatText.of(last));
      }
      last = score;
    }
    return new ConformalScores(scores);
  }

  /** Score of an actual class with a probability. */
  public static float ofProbability(float probability) {
    return 1 - probability;
  }

  /** All scores, or their quantiles if there were more, ascending; a copy. */
  public float[] toArray() {
    return ascending.clone();
  }

  /**
   * The score that new examples do not exceed as often as is asked.
   *
   * @param coverage above 0, below 1, such as 0.9
   * @throws IllegalArgumentException if it is not, or so many scores cannot promise it
   */
  public float quantile(double coverage) {
    if (!(coverage > 0 && coverage < 1)) {
      throw Illegal.argument(
          "a coverage must be above 0 and below 1, such as 0.9; found %s", coverage);
    }
    int rank = (int) Math.max(1, Math.ceil(coverage * (ascending.length + 1) - ROUNDING));
    if (rank > ascending.length) {
      throw Illegal.argument(
          "a coverage of %s is more than %s scores can promise; ask for %s at most",
          coverage,
          ascending.length,
          FloatText.of(Math.floor(1e4 * ascending.length / (ascending.length + 1)) / 1e4));
    }
    return ascending[rank - 1];
  }

  /** The error for a model without scores, with the fix. */
  public static IllegalStateException missing() {
    return new IllegalStateException(
        "the model was trained without folds or validation data, so it has neither intervals nor"
            + " sets of classes; train it with nn.members=folds(5) or nn.validationFraction");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConformalScores scores && Arrays.equals(ascending, scores.ascending);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ascending);
  }

  /** How many scores there are. */
  @Override
  public String toString() {
    return ascending.length + " conformal scores";
  }
}
