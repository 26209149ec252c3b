package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.data.Samples;

/** What a network says of some samples at a time. */
interface Answers extends AutoCloseable {

  /**
   * Asks the network about the next samples, as many as are computed at once.
   *
   * @param start the first of them
   * @return how many they are
   */
  int ask(Samples samples, int start);

  /** The loss of one of the samples asked about last, in nats. */
  double loss(int b);

  /** The class of its largest output. */
  int likeliestClass(int b);

  /** The probability of each class; in new memory. */
  float[] probabilities(int b);

  /** Ends what computes. */
  @Override
  void close();
}
