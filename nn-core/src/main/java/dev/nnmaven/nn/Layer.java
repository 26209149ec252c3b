package dev.nnmaven.nn;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.Regularizers;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/**
 * A fully connected layer: I inputs, O neurons, each neuron joined to each input by a weight.
 *
 * <p>It owns its parameters and nothing else: what is computed along the way belongs to who
 * computes it, so that threads may share a layer that nobody trains.
 */
public final class Layer {

  /** Neurons of the one hidden layer of a network of which nothing is said. */
  public static final int DEFAULT_HIDDEN_NEURONS = 100;

  private final Matrix weights; // [I][O]
  private final float[] biases; // [O], padded as a row of weights
  private final Activation activation;
  private final List<Regularizer> regularizers;

  /**
   * A layer whose weights and biases are zero.
   *
   * @param inputs I, at least 1
   * @param neurons O, at least 1
   * @throws IllegalArgumentException if there are no inputs or no neurons, or more weights than an
   *     array can hold
   */
  public Layer(int inputs, int neurons, Activation activation, List<Regularizer> regularizers) {
    if (inputs < 1 || neurons < 1) {
      throw new IllegalArgumentException(
          "a layer needs at least 1 input and 1 neuron, found %d and %d"
              .formatted(inputs, neurons));
    }
    if (inputs * Matrix.paddedRow(neurons) > Matrix.MOST_ELEMENTS) {
      throw new IllegalArgumentException(
          "a layer of %d inputs and %d neurons has more weights than an array can hold"
              .formatted(inputs, neurons));
    }
    this.weights = Matrix.zeros(inputs, neurons);
    this.biases = new float[weights.rowStride()];
    this.activation = activation;
    this.regularizers = List.copyOf(regularizers);
  }

  /** Number of inputs, I. */
  public int inputs() {
    return weights.rows();
  }

  /** Number of neurons and so of outputs, O. */
  public int outputs() {
    return weights.columns();
  }

  /** What its neurons make of their weighted sums. */
  public Activation activation() {
    return activation;
  }

  /** What acts on it while training. */
  public List<Regularizer> regularizers() {
    return regularizers;
  }

  /** Its neurons, each a view of the layer's weights. */
  public List<Neuron> neurons() {
    return new AbstractList<>() {
      @Override
      public Neuron get(int index) {
        return neuron(index);
      }

      @Override
      public int size() {
        return outputs();
      }
    };
  }

  /**
   * One of its neurons.
   *
   * @throws IndexOutOfBoundsException if there is none of that index
   */
  public Neuron neuron(int index) {
    return new Neuron(this, checkNeuron(index));
  }

  /** The weight between an input and a neuron. */
  public float weight(int input, int neuron) {
    return weights.values()[weightIndex(input, neuron)];
  }

  /** Changes the weight between an input and a neuron. */
  public void setWeight(int input, int neuron, float weight) {
    weights.values()[weightIndex(input, neuron)] = weight;
  }

  /** The bias of a neuron. */
  public float bias(int neuron) {
    return biases[checkNeuron(neuron)];
  }

  /** Changes the bias of a neuron. */
  public void setBias(int neuron, float bias) {
    biases[checkNeuron(neuron)] = bias;
  }

  /**
   * The weights themselves, not a copy: [I][{@link #stride}], of which the first O of each row
   * count; the rest is padding, zero at first, that nothing may depend on. For code that trains.
   */
  public float[] weights() {
    return weights.values();
  }

  /** The biases themselves, not a copy: [{@link #stride}], of which the first O count. */
  public float[] biases() {
    return biases;
  }

  /** The length of a row of {@link #weights}: O rounded up to a multiple of 16. */
  public int stride() {
    return weights.rowStride();
  }

  /** Number of weights and biases. */
  public long parameterCount() {
    return (long) inputs() * outputs() + outputs();
  }

  /** Draws new weights, input by input; sets the biases to zero. */
  public void initialize(Initializer initializer, RandomStream random) {
    for (int i = 0; i < inputs(); i++) {
      for (int o = 0; o < outputs(); o++) {
        setWeight(i, o, initializer.draw(inputs(), outputs(), random));
      }
    }
    Arrays.fill(biases, 0f);
  }

  /** As it stands in the drawing of a network: {@code 100 sigmoid dropout(0.5)}. */
  @Override
  public String toString() {
    String text = outputs() + " " + activation.specification();
    return regularizers.isEmpty() ? text : text + " " + Regularizers.specification(regularizers);
  }

  void requireInputs(float[] given) {
    if (given.length != inputs()) {
      throw new IllegalArgumentException(
          "the layer has %d inputs, found %d numbers".formatted(inputs(), given.length));
    }
  }

  private int weightIndex(int input, int neuron) {
    if (input < 0 || input >= inputs()) {
      throw new IndexOutOfBoundsException(
          "input %d of a layer with %d inputs".formatted(input, inputs()));
    }
    return weights.index(input, checkNeuron(neuron));
  }

  private int checkNeuron(int neuron) {
    if (neuron < 0 || neuron >= outputs()) {
      throw new IndexOutOfBoundsException(
          "neuron %d of a layer with %d neurons".formatted(neuron, outputs()));
    }
    return neuron;
  }
}
