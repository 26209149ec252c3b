package dev.nnmaven.nn.optimizer;

/** Range checks of optimizers' arguments. */
final class Hyperparameter {

  private Hyperparameter() {}

  /** Requires a decay rate: how much of a running mean is kept, from 0 to below 1. */
  static void requireDecay(String name, float value) {
    if (!(value >= 0f && value < 1f)) {
      throw new IllegalArgumentException(
          "%s must be at least 0 and below 1, found %s".formatted(name, value));
    }
  }

  /** Requires a number above 0, such as what keeps a divisor from being 0. */
  static void requirePositive(String name, float value) {
    if (!(value > 0f && Float.isFinite(value))) {
      throw new IllegalArgumentException(
          "%s must be above 0 and finite, found %s".formatted(name, value));
    }
  }
}
