package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.text.Illegal;
import java.util.List;
import java.util.Optional;

/**
 * Training after an epoch: all that later epochs depend on. Random numbers and the order of samples
 * follow from the seed and the number of the epoch, the step's number from that of the epochs.
 *
 * @param epochs results so far, in order; at least one
 * @param parameters values of each parameter of the network, as {@link Parameter#toArray}
 * @param optimizer state of each parameter's updater, as {@link Updater#state}; not copied
 * @param best values of each parameter after the best epoch; empty if none is kept, or if it is the
 *     last one so far
 * @param <M> what the task measures
 */
public record Checkpoint<M extends Metrics>(
    List<EpochResult<M>> epochs,
    List<float[]> parameters,
    List<List<float[]>> optimizer,
    List<float[]> best) {

  /** Copies the lists, not the arrays. */
  public Checkpoint {
    epochs = List.copyOf(epochs);
    parameters = List.copyOf(parameters);
    optimizer = List.copyOf(optimizer);
    best = List.copyOf(best);
  }

  /**
   * Throws if a training cannot resume from here.
   *
   * @param samples number of training samples
   * @param validated whether there are validation samples
   * @param heldOut whether there are held-out samples
   * @throws IllegalArgumentException if it is of another training; the message says how it differs
   */
  void requireFit(
      Network network, TrainingOptions options, int samples, boolean validated, boolean heldOut) {
    if (epochs.isEmpty() || epochs.size() > options.epochs()) {
      throw Illegal.argument("it has %s epochs of %s", epochs.size(), options.epochs());
    }
    for (int e = 0; e < epochs.size(); e++) {
      EpochResult<M> result = epochs.get(e);
      if (result.epoch() != e + 1
          || result.samples() != samples
          || result.validation().isPresent() != validated
          || result.heldOut().isPresent() != heldOut
          || !Double.isFinite(result.training().loss())) {
        throw Illegal.argument("its epoch %s is not of this training", e + 1);
      }
    }
    List<Parameter> all = network.parameters();
    List<Integer> counts = all.stream().map(parameter -> (int) parameter.count()).toList();
    if (!lengths(parameters).equals(counts) || !(best.isEmpty() || lengths(best).equals(counts))) {
      throw Illegal.argument("its parameters are not those of the network, %s", network);
    }
    Optimizer kind = options.optimizer();
    List<Optional<List<Integer>>> expected =
        all.stream().map(one -> kind.start(one).state().map(Checkpoint::lengths)).toList();
    if (!optimizer.stream().map(state -> Optional.of(lengths(state))).toList().equals(expected)) {
      throw Illegal.argument("its optimizer's state does not belong to %s", kind.specification());
    }
  }

  private static List<Integer> lengths(List<float[]> arrays) {
    return arrays.stream().map(array -> array.length).toList();
  }

  /** Overwrites the parameters of a network. */
  void restore(Network network) {
    List<Parameter> all = network.parameters();
    for (int p = 0; p < all.size(); p++) {
      all.get(p).fill(parameters.get(p));
    }
  }

  /** Overwrites the state of a network's updaters. */
  void restore(List<List<float[]>> states) {
    for (int p = 0; p < states.size(); p++) {
      for (int a = 0; a < states.get(p).size(); a++) {
        float[] saved = optimizer.get(p).get(a);
        System.arraycopy(saved, 0, states.get(p).get(a), 0, saved.length);
      }
    }
  }
}
