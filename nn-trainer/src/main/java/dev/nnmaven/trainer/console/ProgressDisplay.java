package dev.nnmaven.trainer.console;

/** Shows the progress of long epochs. */
public interface ProgressDisplay {

  /** Shows nothing. */
  ProgressDisplay NONE =
      new ProgressDisplay() {
        @Override
        public void show(int epoch, int done, int total) {}

        @Override
        public void epochFinished() {}
      };

  /** Delay before progress of an epoch is shown. */
  long PATIENCE_NANOS = 2_000_000_000L;

  /** Called very often, after each batch. */
  void show(int epoch, int done, int total);

  /** Called after each epoch; removes what was drawn. */
  void epochFinished();
}
