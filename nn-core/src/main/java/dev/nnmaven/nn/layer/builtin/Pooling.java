package dev.nnmaven.nn.layer.builtin;

/** What a {@link PoolLayer} makes of a window. */
public enum Pooling {
  /** The largest number. */
  MAX,
  /** The mean. */
  AVERAGE
}
