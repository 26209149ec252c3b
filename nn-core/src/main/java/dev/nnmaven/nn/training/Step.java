package dev.nnmaven.nn.training;

/** One training step per batch, with kernels or as in the textbook. */
interface Step {

  /** Resets {@link #lossSum} and {@link #correct}. */
  void startEpoch();

  /**
   * Trains on one batch: samples {@code order[from]} to {@code order[to - 1]}.
   *
   * @param epoch its number, from 1
   * @param order the samples of the epoch, shuffled
   */
  void run(int epoch, int[] order, int from, int to, float learningRate);

  /** Total loss of this epoch's samples so far, in nats. */
  double lossSum();

  /** Number of this epoch's samples so far that were classified correctly. */
  int correct();
}
