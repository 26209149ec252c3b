package dev.nnmaven.nn.training;

import dev.nnmaven.nn.task.Metrics;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where training keeps its checkpoints; by default nowhere. Called on the training thread.
 *
 * @param <M> what the task measures
 */
public interface Checkpoints<M extends Metrics> {

  /** Keeps none. */
  static <M extends Metrics> Checkpoints<M> none() {
    return new Checkpoints<>() {};
  }

  /** Checkpoint to resume from, of the same training; empty to start again. */
  default Optional<Checkpoint<M>> last() {
    return Optional.empty();
  }

  /**
   * The last checkpoint does not fit, so training starts again.
   *
   * @param why follows "the checkpoint cannot be used:"
   */
  default void refused(String why) {}

  /**
   * Training resumes from the last checkpoint.
   *
   * @param epochs number of epochs that were done before it
   */
  default void goesOn(int epochs) {}

  /**
   * Called after each epoch, if nothing has diverged.
   *
   * @param state makes a checkpoint, which is valid during the call only; empty if the optimizer
   *     does not give its state
   */
  default void epochFinished(Supplier<Optional<Checkpoint<M>>> state) {}

  /**
   * Whether training pauses after some epochs, so that it can resume later from their checkpoint.
   * Learning rates stay those of all epochs of the options.
   *
   * @param epochs number of epochs that are done
   */
  default boolean pausesAfter(int epochs) {
    return false;
  }
}
