package dev.nnmaven.nn.training;

import dev.nnmaven.nn.evaluation.Evaluation;
import java.util.Optional;

/**
 * Result of one epoch.
 *
 * @param epoch its number, from 1
 * @param loss mean training loss in nats, each sample's taken when it was trained on: with dropout
 *     and noise, before the update, without weight penalties
 * @param trainingAccuracy fraction of training samples classified correctly at that same moment
 * @param heldOut evaluation on held-out samples after the epoch, if there are any
 * @param samples number of training samples
 * @param seconds duration of the epoch in seconds, without the evaluation
 */
public record EpochResult(
    int epoch,
    double loss,
    double trainingAccuracy,
    Optional<Evaluation> heldOut,
    int samples,
    double seconds) {

  /** Training samples per second. */
  public double samplesPerSecond() {
    return samples / Math.max(seconds, 1e-9);
  }
}
