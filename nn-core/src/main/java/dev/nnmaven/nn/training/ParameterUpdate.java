package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.LayerParameters;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightPenalty;

/** The end of a step: the gradients, and the penalties on weights, change the parameters. */
final class ParameterUpdate {

  private final Network network;
  private final Kernels kernels;
  private final Optimizer optimizer;
  private final ForwardPass forward;
  private final BackwardPass backward;

  ParameterUpdate(
      Network network,
      Kernels kernels,
      Optimizer optimizer,
      ForwardPass forward,
      BackwardPass backward) {
    this.network = network;
    this.kernels = kernels;
    this.optimizer = optimizer;
    this.forward = forward;
    this.backward = backward;
  }

  /** Changes some of a layer's weights: those of some inputs. */
  void run(int index, RowRange inputs) {
    Layer layer = network.layers().get(index);
    float[] gradient = backward.gradient(index).weights().values();
    addPenalties(layer, gradient, inputs);
    optimizer.step(
        layer.weights(), gradient, inputs.from() * layer.stride(), inputs.to() * layer.stride());
    if (index > 0) {
      backward.transposedWeights().copy(index, inputs.from(), inputs.to());
    }
  }

  /** Changes the biases of every layer. */
  void runOnBiases() {
    for (int i = 0; i < network.layers().size(); i++) {
      float[] biases = network.layers().get(i).biases();
      optimizer.step(biases, backward.gradient(i).biases(), 0, biases.length);
    }
  }

  private static void addPenalties(Layer layer, float[] gradient, RowRange inputs) {
    for (Regularizer regularizer : layer.regularizers()) {
      if (regularizer instanceof WeightPenalty penalty) {
        addPenalty(layer, penalty, gradient, inputs);
      }
    }
  }

  private static void addPenalty(
      Layer layer, WeightPenalty penalty, float[] gradient, RowRange inputs) {
    float[] weights = layer.weights();
    for (int input = inputs.from(); input < inputs.to(); input++) {
      int row = input * layer.stride();
      for (int i = row; i < row + layer.outputs(); i++) {
        gradient[i] += penalty.gradient(weights[i]);
      }
    }
  }

  /**
   * Whether a batch of one sample can change the weights without a gradient in memory: by plain
   * gradient descent, and if nothing else wants to see the gradient.
   */
  boolean canStepOnOneSample() {
    return optimizer instanceof GradientDescent
        && network.layers().stream()
            .flatMap(layer -> layer.regularizers().stream())
            .noneMatch(WeightPenalty.class::isInstance);
  }

  /** Changes all parameters by the pass's first sample; see {@link #canStepOnOneSample}. */
  void runOnOneSample() {
    float learningRate = ((GradientDescent) optimizer).learningRate();
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      Matrix x = forward.layer(i).inputs().rows(0, 1);
      Matrix delta = backward.delta(i).rows(0, 1);
      kernels.stepOnOneSample(x, delta, LayerParameters.weights(layer), learningRate);
      if (i > 0) {
        kernels.stepOnOneSample(delta, x, backward.transposedWeights().of(i), learningRate);
      }
    }
    runOnBiases();
  }
}
