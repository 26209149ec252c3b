package dev.nnmaven.nn.training;

/**
 * Training diverged: the loss or a weight became infinite or NaN, usually because the learning rate
 * is too large.
 */
public final class TrainingDivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception for an epoch.
   *
   * @param epoch the epoch, from 1
   * @param what what diverged, such as {@code the loss is NaN}
   */
  public TrainingDivergedException(int epoch, String what) {
    super("training diverged in epoch %s: %s; use a lower learning rate".formatted(epoch, what));
  }
}
