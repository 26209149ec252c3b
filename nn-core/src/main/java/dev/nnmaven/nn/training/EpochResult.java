package dev.nnmaven.nn.training;

import dev.nnmaven.nn.task.Metrics;
import java.util.Optional;

/**
 * Result of one epoch.
 *
 * @param epoch its number, from 1
 * @param learningRate of its first step
 * @param training metrics of the training samples, each taken when it was trained on: with dropout
 *     and noise, before the update, without weight penalties
 * @param validation metrics of the validation samples after the epoch, if available
 * @param heldOut metrics of test samples after the epoch, if available
 * @param samples number of training samples
 * @param seconds duration of the epoch in seconds, without the evaluation
 */
public record EpochResult<M extends Metrics>(
    int epoch,
    float learningRate,
    M training,
    Optional<M> validation,
    Optional<M> heldOut,
    int samples,
    double seconds) {

  public double samplesPerSecond() {
    return samples / Math.max(seconds, 1e-9);
  }
}
