package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.task.Tally;

/** Runs a network over samples, with kernels or as in the textbook. */
interface Inference extends AutoCloseable {

  /** Computes outputs, predictions and loss of each sample, and adds them in order. */
  void run(Samples samples, Tally<?> tally);

  /** Stops the threads, if any. */
  @Override
  default void close() {}
}
