package dev.nnmaven.nn.training;

import dev.nnmaven.nn.evaluation.Evaluation;
import java.util.Optional;

/**
 * How an epoch went.
 *
 * @param epoch its number, from 1
 * @param loss the mean loss of a training sample, at the moment when it was trained on: with
 *     dropout and noise, before the step that it took part in, without penalties on weights
 * @param trainingAccuracy the share of training samples recognized at that same moment
 * @param heldOut the network after the epoch on held-out samples, if there are any
 * @param samples number of training samples
 * @param seconds how long the epoch took, without the evaluation
 */
public record EpochResult(
    int epoch,
    double loss,
    double trainingAccuracy,
    Optional<Evaluation> heldOut,
    int samples,
    double seconds) {

  /** Training samples a second. */
  public double samplesPerSecond() {
    return samples / Math.max(seconds, 1e-9);
  }
}
