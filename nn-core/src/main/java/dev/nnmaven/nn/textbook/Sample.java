package dev.nnmaven.nn.textbook;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.task.Tally;
import java.util.List;

/**
 * Forward and backward pass of one sample. Forward, for each layer, first to last:
 *
 * <pre>
 *   sums        = biases + inputs · W
 *   activations = f(sums)
 *   outputs     = activations · factors        the inputs of the next layer
 * </pre>
 *
 * <p>and backward, last to first, with δ the gradient of the sums:
 *
 * <pre>
 *   δ           = ∂L/∂outputs · factors · f′(sums)
 *   ∂W         += inputsᵀ · δ,  ∂b += δ
 *   ∂L/∂inputs  = δ · Wᵀ                       ∂L/∂outputs of the layer before
 * </pre>
 *
 * <p>Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, <i>Learning representations by
 * back-propagating errors</i>, Nature 323 (1986).
 */
final class Sample {

  private final Network network;
  private final List<LayerTraining> layers;
  private final float[][] inputs; // of each layer [I], noise included
  private final float[][] sums; // of each layer [O]
  private final float[][] activations; // of each layer [O]
  private final float[][] factors; // of each layer [O]
  private final float[] targets; // [O]
  private float[] outputs = {}; // of the last layer, [O]
  private float[] predictions = {}; // computed from the outputs by the loss, [O]

  Sample(Network network, List<LayerTraining> layers, float[] targets) {
    this.network = network;
    this.layers = layers;
    this.targets = targets;
    this.inputs = new float[layers.size()][];
    this.sums = new float[layers.size()][];
    this.activations = new float[layers.size()][];
    this.factors = new float[layers.size()][];
  }

  /** Forward pass. */
  void forward(float[] given, int epoch, int place) {
    outputs = given;
    for (int l = 0; l < layers.size(); l++) {
      LayerTraining layer = layers.get(l);
      inputs[l] = layer.perturb(outputs, epoch, place);
      sums[l] = layer.layer.sums(inputs[l]);
      factors[l] = layer.factors(epoch, place);
      activations[l] = new float[sums[l].length];
      outputs = new float[sums[l].length];
      for (int o = 0; o < outputs.length; o++) {
        activations[l][o] = layer.activation.apply(sums[l][o]);
        outputs[o] = activations[l][o] * factors[l][o];
      }
    }
    predictions = network.predictions(outputs);
  }

  /** Adds what was found to a tally. */
  void addTo(Tally<?> tally) {
    double loss = network.loss().value(outputs, predictions, targets, 0, outputs.length);
    tally.add(outputs, predictions, targets, 0, loss);
  }

  /** Backward pass; adds to the gradient of each parameter. */
  void backward(float share) {
    float[] gradient = new float[outputs.length]; // ∂L/∂outputs
    network.loss().gradient(outputs, predictions, targets, gradient, 0, outputs.length, share);
    for (int l = layers.size() - 1; l >= 0; l--) {
      LayerTraining layer = layers.get(l);
      float[] delta = new float[gradient.length];
      for (int o = 0; o < delta.length; o++) {
        float slope = layer.activation.derivative(sums[l][o], activations[l][o]);
        delta[o] = gradient[o] * factors[l][o] * slope;
      }
      layer.layer.addGradient(inputs[l], delta, layer.gradients);
      if (l > 0) {
        gradient = layer.layer.inputGradient(inputs[l], sums[l], delta);
      }
    }
  }
}
