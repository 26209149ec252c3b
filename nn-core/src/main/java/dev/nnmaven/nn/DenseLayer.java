package dev.nnmaven.nn;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.Illegal;
import java.util.List;

/** A fully connected layer: I inputs, O neurons, one weight per input and neuron. */
public final class DenseLayer implements Layer {

  /** Kind of layer in a model file. */
  public static final String KIND = "dense";

  /** The default number of neurons in a hidden layer. */
  public static final int DEFAULT_NEURONS = 100;

  private final Parameter weights; // [I][O]
  private final Parameter biases; // [O]
  private final Activation activation;
  private final List<Regularizer> regularizers;

  /**
   * Creates a layer with all weights and biases zero.
   *
   * @param inputs I, at least 1
   * @param neurons O, at least 1
   * @throws IllegalArgumentException if there are no inputs or no neurons, or more weights than an
   *     array can hold
   */
  public DenseLayer(
      int inputs, int neurons, Activation activation, List<Regularizer> regularizers) {
    if (inputs < 1 || neurons < 1) {
      throw Illegal.argument(
          "a layer needs at least 1 input and 1 neuron, found %s and %s", inputs, neurons);
    }
    if (inputs * Matrix.paddedRow(neurons) > Matrix.MOST_ELEMENTS) {
      throw Illegal.argument(
          "a layer of %s inputs and %s neurons has more weights than an array can hold",
          inputs, neurons);
    }
    this.weights = new Parameter("weights", true, inputs, neurons);
    this.biases = new Parameter("biases", false, neurons);
    this.activation = activation;
    this.regularizers = List.copyOf(regularizers);
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** The number of neurons. */
  @Override
  public List<String> arguments() {
    return List.of(String.valueOf(outputs()));
  }

  /** Flat: a neuron has a weight for each input, wherever that stands. */
  @Override
  public Shape inputShape() {
    return Shape.flat(weights.rows());
  }

  @Override
  public Shape outputShape() {
    return Shape.flat(weights.columns());
  }

  /** One for each weight. */
  @Override
  public long multiplications() {
    return weights.count();
  }

  @Override
  public Activation activation() {
    return activation;
  }

  @Override
  public List<Regularizer> regularizers() {
    return regularizers;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights, biases);
  }

  /** Weights, [I][O]. */
  public Parameter weights() {
    return weights;
  }

  /** Biases, [O]. */
  public Parameter biases() {
    return biases;
  }

  /** View of one neuron. */
  Neuron neuron(int index) {
    return new Neuron(this, index);
  }

  @Override
  public DenseLayer copy() {
    DenseLayer copy = new DenseLayer(inputs(), outputs(), activation, regularizers);
    copy.weights.fill(weights.toArray());
    copy.biases.fill(biases.toArray());
    return copy;
  }

  /** Each neuron's {@link Neuron#weightedSum}. */
  @Override
  public float[] sums(float[] inputs) {
    float[] sums = new float[outputs()];
    for (int o = 0; o < sums.length; o++) {
      sums[o] = neuron(o).weightedSum(inputs);
    }
    return sums;
  }

  /** ∂L/∂inputᵢ = Σₒ δₒ · weightᵢₒ: each input affects the loss through every neuron. */
  @Override
  public float[] inputGradient(float[] inputs, float[] sums, float[] delta) {
    float[] gradient = new float[inputs()];
    for (int i = 0; i < gradient.length; i++) {
      float sum = 0f;
      for (int o = 0; o < delta.length; o++) {
        sum = Math.fma(delta[o], weights.get(i, o), sum);
      }
      gradient[i] = sum;
    }
    return gradient;
  }

  /** ∂weightᵢₒ += inputᵢ · δₒ, ∂biasₒ += δₒ. */
  @Override
  public void addGradient(float[] inputs, float[] delta, List<float[]> gradients) {
    float[] ofWeights = gradients.get(0);
    float[] ofBiases = gradients.get(1);
    for (int o = 0; o < delta.length; o++) {
      for (int i = 0; i < inputs.length; i++) {
        int at = i * weights.stride() + o;
        ofWeights[at] = Math.fma(inputs[i], delta[o], ofWeights[at]);
      }
      ofBiases[o] += delta[o];
    }
  }

  /** Short form, as in {@link Network#toString}: {@code 100 sigmoid dropout(0.5)}. */
  @Override
  public String text() {
    String text = outputs() + " " + activation.specification();
    return regularizers.isEmpty() ? text : text + " " + Regularizer.specificationOf(regularizers);
  }

  @Override
  public String toString() {
    return text();
  }
}
