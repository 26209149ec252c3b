package dev.nnmaven.nn.task;

/** What a task measures over a set of samples. */
public interface Metrics {

  /** Mean loss of a sample, without weight penalties. */
  double loss();
}
