package dev.nnmaven.nn.training;

import dev.nnmaven.nn.task.Tally;

/** One training step per batch, with kernels or as in the textbook. */
@FunctionalInterface
interface TrainingStep {

  /**
   * Trains on one batch: samples {@code order[from]} to {@code order[to - 1]}.
   *
   * @param epoch its number, from 1
   * @param order the samples of the epoch, shuffled
   * @param tally receives each sample, as it is before the update
   */
  void run(int epoch, int[] order, int from, int to, float learningRate, Tally<?> tally);
}
