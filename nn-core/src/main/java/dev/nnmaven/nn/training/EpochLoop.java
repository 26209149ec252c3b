package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.task.Metrics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The course of a training from its beginning or a checkpoint to its end: what was done, whether
 * another epoch comes, and the state that the next checkpoint keeps.
 */
final class EpochLoop<M extends Metrics> {

  private final TrainingOptions options;
  private final Checkpoints<M> checkpoints;
  private final Progress<M> progress;
  private final Optional<Checkpoint<M>> last;
  private final TrackedOptimizer optimizer;

  /**
   * Begins, or resumes from the last checkpoint, if it fits: the network then has its parameters,
   * for which passes prepare themselves later.
   *
   * @param samples number of samples that are trained on
   * @param heldOut whether there are held-out samples
   */
  EpochLoop(
      Network network,
      TrainingOptions options,
      int samples,
      @Nullable Validation<M> validation,
      boolean heldOut,
      Checkpoints<M> checkpoints) {
    this.options = options;
    this.checkpoints = checkpoints;
    this.progress = new Progress<>(network, validation);
    this.last =
        checkpoints
            .last()
            .filter(
                checkpoint -> {
                  try {
                    checkpoint.requireFit(network, options, samples, validation != null, heldOut);
                    new Progress<>(network, validation).restore(checkpoint);
                    return true;
                  } catch (IllegalArgumentException e) {
                    checkpoints.refused(String.valueOf(e.getMessage()));
                    return false;
                  }
                });
    last.ifPresent(progress::restore);
    last.ifPresent(checkpoint -> checkpoints.goesOn(checkpoint.epochs().size()));
    last.ifPresent(checkpoint -> checkpoint.restore(network));
    this.optimizer =
        new TrackedOptimizer(
            options.optimizer(), (long) progress.epochs() * options.batches(samples));
  }

  /** The optimizer, whose updaters' state checkpoints keep. */
  Optimizer optimizer() {
    return optimizer;
  }

  /** Sets the optimizer's state to that of the last checkpoint, when all updaters are started. */
  void restoreOptimizer() {
    last.ifPresent(checkpoint -> checkpoint.restore(optimizer.states().orElseThrow()));
  }

  /** The epochs so far. */
  Progress<M> progress() {
    return progress;
  }

  /** Whether another epoch is trained. */
  boolean goesOn() {
    return progress.epochs() < options.epochs()
        && !progress.isOutOfPatience()
        && !checkpoints.pausesAfter(progress.epochs());
  }

  /** Offers the state after the last epoch to the checkpoints. */
  void keepState() {
    checkpoints.epochFinished(() -> optimizer.states().map(progress::checkpoint));
  }
}
