package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.text.Illegal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far training is: the epochs so far, the best of them, and the parameters that it had. Beside
 * the network and the optimizer's state, this is all that later epochs depend on.
 */
final class Progress<M extends Metrics> {

  private final List<Parameter> parameters;
  private final @Nullable Validation<M> validation;
  private final List<EpochResult<M>> epochs = new ArrayList<>();
  private final List<Double> validationLosses = new ArrayList<>();
  private final List<float[]> best =
      new ArrayList<>(); // a copy of each parameter, if it is to be kept
  private int bestEpoch;
  private double leastError = Double.POSITIVE_INFINITY;

  /** Creates the progress of a training that begins. */
  Progress(Network network, @Nullable Validation<M> validation) {
    this.parameters = network.parameters();
    this.validation = validation;
  }

  /** Samples to validate on, if there are any. */
  Optional<Samples> validationSamples() {
    return Optional.ofNullable(validation).map(Validation::samples);
  }

  /** Mean loss on the validation samples after each epoch; empty without such samples. */
  List<Double> validationLosses() {
    return Collections.unmodifiableList(validationLosses);
  }

  int epochs() {
    return epochs.size();
  }

  /**
   * Goes on from a checkpoint; to be called before any epoch is added.
   *
   * @throws IllegalArgumentException if it lacks the parameters of its best epoch
   */
  void restore(Checkpoint<M> checkpoint) {
    checkpoint.epochs().forEach(this::count);
    if (keepsBest() && bestEpoch > 0) {
      boolean isLast = bestEpoch == epochs.size();
      best.addAll(isLast ? checkpoint.parameters() : checkpoint.best());
      if (best.isEmpty()) {
        throw Illegal.argument("it lacks the parameters of epoch %s", bestEpoch);
      }
    }
  }

  /**
   * A checkpoint, while the network is as the last epoch left it.
   *
   * @param optimizer state of each parameter's updater
   */
  Checkpoint<M> checkpoint(List<List<float[]>> optimizer) {
    return new Checkpoint<>(
        epochs,
        parameters.stream().map(Parameter::toArray).toList(),
        optimizer,
        bestEpoch == epochs.size() ? List.of() : best);
  }

  /** Adds the next epoch, while the network is as it left it. */
  void add(EpochResult<M> epoch) {
    count(epoch);
    if (keepsBest() && bestEpoch == epochs.size()) {
      best.clear();
      parameters.forEach(parameter -> best.add(parameter.toArray()));
    }
  }

  private boolean keepsBest() {
    return validation != null && validation.keepsBest();
  }

  private void count(EpochResult<M> epoch) {
    epochs.add(epoch);
    if (validation != null && epoch.validation().isPresent()) {
      M measured = epoch.validation().get();
      validationLosses.add(measured.loss());
      double error = validation.error().applyAsDouble(measured);
      if (error < leastError) { // not if it is NaN
        leastError = error;
        bestEpoch = epoch.epoch();
      }
    }
  }

  /** Whether too many epochs were no better than an earlier one. */
  boolean isOutOfPatience() {
    return validation != null
        && validation.patience().isPresent()
        && epochs.size() - bestEpoch >= validation.patience().getAsInt();
  }

  /** Ends training: the network becomes that of the best epoch, if that is wanted. */
  TrainingResult<M> finish() {
    for (int p = 0; p < best.size(); p++) {
      parameters.get(p).fill(best.get(p));
    }
    return new TrainingResult<>(epochs, best.isEmpty() ? epochs.size() : bestEpoch);
  }
}
