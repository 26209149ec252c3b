package dev.nnmaven.nn.layer.builtin;

/** How a {@link PoolLayer} combines a window. */
public enum Pooling {
  /** The largest number. */
  MAX,
  /** The mean. */
  AVERAGE
}
