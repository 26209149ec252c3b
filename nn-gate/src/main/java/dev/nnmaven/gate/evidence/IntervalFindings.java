package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.evaluation.Answers;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.data.Slice;
import dev.nnmaven.trainer.measure.IntervalFigures;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the intervals of a model, or its sets of classes, hold of the held-out examples.
 *
 * @param coverage how many of them are to hold what is actual
 * @param most largest score of what is in them
 * @param answers to the held-out examples
 */
public record IntervalFindings(Coverage coverage, float most, Answers<?> answers) {

  /**
   * Those of a model; empty if it has none of the default coverage.
   *
   * @throws ConfigurationException if somebody asked for a coverage that it cannot promise
   */
  static Optional<IntervalFindings> of(Coverage coverage, TrainedModel model, Answers<?> answers)
      throws ConfigurationException {
    return coverage.most(model).map(most -> new IntervalFindings(coverage, most, answers));
  }

  /** Whether one holds what is actual. */
  public boolean isCovered(int example) {
    return answers.isCovered(example, most);
  }

  /** Width of one in the target's unit, or its number of classes. */
  public double width(int example) {
    return answers.width(example, most);
  }

  /** Figures of all held-out examples. */
  public IntervalFigures figures() {
    return of(IntStream.range(0, answers.size()).toArray());
  }

  /** Figures of a slice, which has examples. */
  public IntervalFigures of(Slice slice) {
    return of(slice.examples());
  }

  private IntervalFigures of(int[] some) {
    return IntervalFigures.of(coverage.share(), answers, some, most);
  }
}
