package dev.nnmaven.nn.training;

/** The loss or a weight became infinite or not a number: the steps were too long. */
public final class TrainingDivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int epoch;

  /**
   * Says when and how it was noticed.
   *
   * @param epoch the epoch, from 1
   * @param what became infinite or not a number, such as {@code the loss is NaN}
   */
  public TrainingDivergedException(int epoch, String what) {
    super("training diverged in epoch %d: %s; take a lower learning rate".formatted(epoch, what));
    this.epoch = epoch;
  }

  /** The epoch in which it was noticed, from 1. */
  public int epoch() {
    return epoch;
  }
}
