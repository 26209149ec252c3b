package dev.nnmaven.nn.training;

/** Takes the steps of an epoch, by whichever way it computes them. */
interface Step {

  /** Starts counting {@link #lossSum} and {@link #correct} anew. */
  void startEpoch();

  /**
   * Trains on the samples {@code order[from]} up to {@code order[to - 1]} as one batch.
   *
   * @param epoch its number, from 1
   * @param order the samples of the epoch, shuffled
   */
  void run(int epoch, int[] order, int from, int to, float learningRate);

  /** The sum of the losses of the epoch's samples so far, in nats. */
  double lossSum();

  /** How many of the epoch's samples so far were recognized. */
  int correct();
}
