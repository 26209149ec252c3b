package dev.nnmaven.nn.task;

/** Metrics of a task over a set of samples. */
public interface Metrics {

  /** Mean loss of a sample, without weight penalties. */
  double loss();
}
