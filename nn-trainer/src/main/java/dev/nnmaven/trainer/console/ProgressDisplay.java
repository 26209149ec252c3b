package dev.nnmaven.trainer.console;

/** Shows the progress of long epochs. */
public interface ProgressDisplay {

  /** Shows nothing. */
  ProgressDisplay NONE = new ProgressDisplay() {};

  /** Delay before progress of an epoch is shown. */
  long PATIENCE_NANOS = 2_000_000_000L;

  /** Called very often, after each batch. */
  default void show(int epoch, int done, int total) {}

  /** Called after each epoch; removes what was drawn. */
  default void epochFinished() {}
}
