package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.task.Metrics;
import java.util.List;

/**
 * Answers of a model to samples, in their order.
 *
 * @param <M> what its task measures
 */
public sealed interface Answers<M extends Metrics> permits Predictions, RegressionPredictions {

  /** Metrics over all samples. */
  M evaluation();

  /** Number of samples, N. */
  int size();

  /** Error of a sample: 0 or 1 of a class, else the absolute error in the target's unit. */
  double error(int sample);

  /** How far the answer to a sample is off, for {@link ConformalScores}. */
  float score(int sample);

  /**
   * Whether the interval, or the set of classes, contains the actual value.
   *
   * @param most largest score of an answer that is in it
   */
  boolean isCovered(int sample, float most);

  /**
   * Width of the interval in the target's unit, or number of classes in the set.
   *
   * @param most as for {@link #isCovered}
   */
  double width(int sample, float most);

  /** Actual class of each sample, [N]; none where numbers are predicted. */
  int[] labels();

  /** Samples with the largest errors, worst first. */
  List<Integer> worst(int most);
}
