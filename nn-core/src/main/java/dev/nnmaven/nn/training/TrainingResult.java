package dev.nnmaven.nn.training;

import dev.nnmaven.nn.task.Metrics;
import java.util.List;
import java.util.Optional;

/**
 * Result of training.
 *
 * @param epochs result of each epoch, in order
 * @param keptEpoch number of the epoch whose weights the network has; 0 without training
 */
public record TrainingResult<M extends Metrics>(List<EpochResult<M>> epochs, int keptEpoch) {

  /** Copies the list. */
  public TrainingResult {
    epochs = List.copyOf(epochs);
  }

  /** Result of the epoch that was kept; empty if there was none. */
  public Optional<EpochResult<M>> kept() {
    return keptEpoch == 0 ? Optional.empty() : Optional.of(epochs.get(keptEpoch - 1));
  }
}
