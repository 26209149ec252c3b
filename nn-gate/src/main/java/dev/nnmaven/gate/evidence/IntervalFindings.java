package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.data.Slice;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.IntervalFigures;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What intervals, or sets of classes, hold of the test examples.
 *
 * @param promised share of them that must contain the actual value; null of the bounds of other
 *     models, which promise what is configured
 * @param answers to the test examples
 * @param holds whether one contains the actual value
 * @param widths of each in the target's unit, or its number of classes
 */
public record IntervalFindings(
    @Nullable BigDecimal promised,
    Answers<?> answers,
    IntPredicate holds,
    IntToDoubleFunction widths) {

  /**
   * Those of a model; empty if it has none of the default coverage.
   *
   * @throws ConfigurationException if somebody asked for a coverage that it cannot promise
   */
  static Optional<IntervalFindings> of(Coverage coverage, TrainedModel model, Answers<?> answers)
      throws ConfigurationException {
    return coverage.most(model).map(most -> of(coverage, most, answers));
  }

  /**
   * Those that hold what is off by no more than a score.
   *
   * @param most the largest score
   */
  public static IntervalFindings of(Coverage coverage, float most, Answers<?> answers) {
    return new IntervalFindings(
        coverage.share(), answers, i -> answers.isCovered(i, most), i -> answers.width(i, most));
  }

  /** Those whose bounds are given, [lower, upper][N]; empty if there are none. */
  static Optional<IntervalFindings> of(Coverage coverage, double[][] bounds, Answers<?> answers) {
    return bounds.length > 0 && answers instanceof RegressionPredictions numbers
        ? Optional.of(
            new IntervalFindings(
                coverage.isAsked() ? coverage.share() : null,
                answers,
                i -> bounds[0][i] <= numbers.actual()[i] && numbers.actual()[i] <= bounds[1][i],
                i -> bounds[1][i] - bounds[0][i]))
        : Optional.empty();
  }

  /** Figures of all test examples. */
  public IntervalFigures figures() {
    return of(IntStream.range(0, answers.size()).toArray());
  }

  /** Figures of a slice, which has examples. */
  public IntervalFigures of(Slice slice) {
    return of(slice.examples());
  }

  private IntervalFigures of(int[] some) {
    return IntervalFigures.of(promised, answers instanceof Predictions, some, holds, widths);
  }
}
