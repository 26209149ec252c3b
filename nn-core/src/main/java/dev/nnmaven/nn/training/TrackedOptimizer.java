package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The optimizer of one training: knows the updaters that it started, so that their state can be
 * saved, and counts steps on from those before a checkpoint.
 */
final class TrackedOptimizer implements Optimizer {

  private final Optimizer optimizer;
  private final long stepsBefore;
  private final List<Updater> started = new ArrayList<>();

  TrackedOptimizer(Optimizer optimizer, long stepsBefore) {
    this.optimizer = optimizer;
    this.stepsBefore = stepsBefore;
  }

  /** State of each parameter's updater; empty if one does not give it. */
  Optional<List<List<float[]>>> states() {
    List<List<float[]>> states = new ArrayList<>();
    for (Updater updater : started) {
      Optional<List<float[]>> state = updater.state();
      if (state.isEmpty()) {
        return Optional.empty();
      }
      states.add(state.get());
    }
    return Optional.of(states);
  }

  @Override
  public Updater start(Parameter parameter) {
    Updater updater = optimizer.start(parameter);
    started.add(updater);
    return (gradient, from, to, step, learningRate) ->
        updater.update(gradient, from, to, stepsBefore + step, learningRate);
  }

  @Override
  public boolean isPlainDescent() {
    return optimizer.isPlainDescent();
  }
}
