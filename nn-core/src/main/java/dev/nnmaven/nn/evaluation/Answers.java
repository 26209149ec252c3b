package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.data.Samples;

/** Predictions and losses of a network, slice by slice. */
interface Answers extends AutoCloseable {

  /**
   * Runs the network on the next slice of samples.
   *
   * @param start index of the first sample
   * @return number of samples in the slice
   */
  int ask(Samples samples, int start);

  /** Loss of the slice's b-th sample, in nats. */
  double loss(int b);

  /** Predicted class: argmax of the outputs. */
  int likeliestClass(int b);

  /** Class probabilities; a new array. */
  float[] probabilities(int b);

  /** Stops the threads, if any. */
  @Override
  void close();
}
