package dev.nnmaven.trainer.checkpoint;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.trainer.measure.Measure;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An epoch in the metadata of a checkpoint; metrics are the text of {@link Measure#toText}.
 *
 * @param learningRate that of the first step, hexadecimal
 * @param validation null, and so omitted, if there are no validation samples
 * @param heldOut null, and so omitted, if there are no held-out samples
 */
record SavedEpoch(
    String learningRate,
    double seconds,
    String training,
    @Nullable String validation,
    @Nullable String heldOut) {

  SavedEpoch {
    Objects.requireNonNull(learningRate);
    Objects.requireNonNull(training);
  }

  static <M extends Metrics> SavedEpoch of(EpochResult<M> result, Measure<M> measure) {
    return new SavedEpoch(
        Float.toHexString(result.learningRate()),
        result.seconds(),
        measure.toText(result.training()),
        result.validation().map(measure::toText).orElse(null),
        result.heldOut().map(measure::toText).orElse(null));
  }

  /**
   * What was saved.
   *
   * @param epoch its number, from 1
   * @throws IllegalArgumentException if it is not as this writes it
   */
  <M extends Metrics> EpochResult<M> result(int epoch, Measure<M> measure) {
    M trained = measure.ofText(training);
    return new EpochResult<>(
        epoch,
        Float.parseFloat(learningRate),
        trained,
        Optional.ofNullable(validation).map(measure::ofText),
        Optional.ofNullable(heldOut).map(measure::ofText),
        trained.total(),
        seconds);
  }
}
