package dev.nnmaven.nn.task;

/** Metrics of a task over a set of samples. */
public interface Metrics {

  /** Number of samples. */
  int total();

  /** Mean loss of a sample, without weight penalties. */
  double loss();
}
