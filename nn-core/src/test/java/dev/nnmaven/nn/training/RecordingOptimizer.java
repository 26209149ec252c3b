package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Keeps the gradients that it is given; moves nothing. */
final class RecordingOptimizer implements Optimizer {

  private final IdentityHashMap<float[], float[]> gradients = new IdentityHashMap<>();

  /** The gradients of weights and biases of each layer in turn. */
  List<float[]> gradients(Network network) {
    List<float[]> inOrder = new ArrayList<>();
    for (Layer layer : network.layers()) {
      inOrder.add(gradients.get(layer.weights()));
      inOrder.add(gradients.get(layer.biases()));
    }
    return inOrder;
  }

  @Override
  public String specification() {
    return "recording";
  }

  @Override
  public synchronized void step(float[] parameters, float[] gradient, int from, int to) {
    float[] recorded =
        gradients.computeIfAbsent(parameters, absent -> new float[parameters.length]);
    System.arraycopy(gradient, from, recorded, from, to - from);
  }
}
