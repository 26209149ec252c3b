package dev.nnmaven.plugin.console;

/** Shows how far an epoch is, while it takes long enough for someone to wonder. */
public interface Progress {

  /** Nothing is shown before an epoch has taken this long. */
  long PATIENCE_NANOS = 2_000_000_000L;

  /** Some of an epoch's samples are done. Called very often. */
  void show(int epoch, int done, int total);

  /** The epoch is over; whatever was drawn is taken away. */
  void epochFinished();
}
