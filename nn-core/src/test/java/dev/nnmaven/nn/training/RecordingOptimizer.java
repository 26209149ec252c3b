package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the gradients and the rates that it is given; moves nothing. */
final class RecordingOptimizer implements Optimizer {

  private final IdentityHashMap<Parameter, float[]> gradients = new IdentityHashMap<>();

  /** The learning rate of each step. */
  final List<Float> rates = new CopyOnWriteArrayList<>();

  /** The gradients of weights and biases of each layer in turn. */
  List<float[]> gradients(Network network) {
    return network.parameters().stream().map(gradients::get).toList();
  }

  @Override
  public String specification() {
    return "recording";
  }

  @Override
  public Updater start(Parameter parameter) {
    float[] recorded = new float[parameter.values().length];
    gradients.put(parameter, recorded);
    return (gradient, from, to, step, learningRate) -> {
      System.arraycopy(gradient, from, recorded, from, to - from);
      if (rates.size() < step) {
        rates.add(learningRate);
      }
    };
  }
}
