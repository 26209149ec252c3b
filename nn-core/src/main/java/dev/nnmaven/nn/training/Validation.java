package dev.nnmaven.nn.training;

import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.text.Illegal;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * Validation: samples that decide, after each epoch, which weights are kept and whether training
 * continues.
 *
 * @param samples neither training nor test samples
 * @param error figure to compare epochs by; smaller is better
 * @param keepsBest whether the network ends as it was after the epoch with the smallest error, the
 *     first of equals, and not as after the last one
 * @param patience training stops after so many epochs in a row without a smaller error, at least 1;
 *     empty: never
 * @param <M> what the task measures
 */
public record Validation<M extends Metrics>(
    Samples samples, ToDoubleFunction<? super M> error, boolean keepsBest, OptionalInt patience) {

  /** Throws IllegalArgumentException if the patience is below 1. */
  public Validation {
    if (patience.isPresent() && patience.getAsInt() < 1) {
      throw Illegal.argument("patience must be at least 1 epoch, found %s", patience.getAsInt());
    }
  }
}
