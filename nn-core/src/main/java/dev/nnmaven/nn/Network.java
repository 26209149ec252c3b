package dev.nnmaven.nn;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.text.Illegal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A feedforward network: a sequence of layers, and the loss, which turns the last layer's outputs
 * into predictions.
 */
public final class Network {

  /** Maximum multiplications of a forward pass, which then takes some hundredths of a second. */
  public static final long MOST_MULTIPLICATIONS = 1_000_000_000;

  private static final int MOST_DRAWN = 50;

  private final List<Layer> layers;
  private final Loss loss;

  /**
   * Creates a network of the given layers, which are not copied.
   *
   * @throws IllegalArgumentException if there is no layer, or a layer's inputs are not the outputs
   *     of the layer before, in number or in shape, or a sample takes more than {@link
   *     #MOST_MULTIPLICATIONS}
   */
  public Network(List<Layer> layers, Loss loss) {
    if (layers.isEmpty()) {
      throw Illegal.argument("a network needs at least one layer");
    }
    for (int i = 1; i < layers.size(); i++) {
      Shape given = layers.get(i - 1).outputShape();
      Shape expected = layers.get(i).inputShape();
      boolean same = expected.isFlat() ? given.size() == expected.size() : given.equals(expected);
      if (!same) {
        throw Illegal.argument(
            "layer %s has %s inputs, but layer %s has %s outputs", i + 1, expected, i, given);
      }
    }
    this.layers = List.copyOf(layers);
    this.loss = loss;
    requireAffordable((double) multiplications());
  }

  /**
   * Throws if a sample takes too many multiplications; of a model file, before there is memory for
   * it.
   *
   * @throws IllegalArgumentException if there are more than {@link #MOST_MULTIPLICATIONS}
   */
  public static void requireAffordable(double multiplications) {
    if (multiplications > MOST_MULTIPLICATIONS) {
      throw Illegal.argument(
          "a sample takes %s multiplications; at most %s are allowed. Fewer filters, a larger"
              + " stride or smaller images take less",
          new BigDecimal(multiplications).toBigInteger(), MOST_MULTIPLICATIONS);
    }
  }

  /** Layers, first to last; the inputs do not count as a layer. */
  public List<Layer> layers() {
    return layers;
  }

  public Loss loss() {
    return loss;
  }

  public int inputs() {
    return layers.get(0).inputs();
  }

  public int outputs() {
    return outputLayer().outputs();
  }

  public Layer outputLayer() {
    return layers.get(layers.size() - 1);
  }

  /**
   * Activation that a layer applies: its own, or linear if the loss already includes the output
   * layer's.
   *
   * @param layer its index, from 0
   */
  public Activation activation(int layer) {
    Activation own = layers.get(layer).activation();
    boolean last = layer == layers.size() - 1;
    return last && loss.includes(own) ? new Linear() : own;
  }

  /**
   * Forward pass of one sample: sums and activations, layer by layer. Bit for bit what the kernels
   * compute for a batch.
   *
   * @param inputs [I]
   * @return [O]; see {@link #predictions}
   * @throws IllegalArgumentException if there are more or fewer inputs than the network has
   */
  public float[] forward(float[] inputs) {
    float[] values = inputs;
    for (int i = 0; i < layers.size(); i++) {
      values = activated(i, layers.get(i).sums(values));
    }
    return values;
  }

  private float[] activated(int layer, float[] sums) {
    Activation activation = activation(layer);
    float[] values = new float[sums.length];
    for (int o = 0; o < sums.length; o++) {
      values[o] = activation.apply(sums[o]);
    }
    return values;
  }

  /**
   * Gradient of one output with respect to the inputs of a sample, by backpropagation.
   *
   * @param inputs [I]
   * @param output index of an output of {@link #forward}
   * @return ∂output/∂inputs, [I]
   * @throws IllegalArgumentException if there are more or fewer inputs than the network has
   */
  public float[] inputGradient(float[] inputs, int output) {
    List<float[]> values = new ArrayList<>(List.of(inputs)); // what each layer sees, [I]
    List<float[]> sums = new ArrayList<>(); // of each layer, [O]
    for (int i = 0; i < layers.size(); i++) {
      sums.add(layers.get(i).sums(values.get(i)));
      values.add(activated(i, sums.get(i)));
    }
    float[] gradient = new float[outputs()];
    gradient[output] = 1f;
    for (int i = layers.size() - 1; i >= 0; i--) {
      float[] delta = gradient;
      for (int o = 0; o < delta.length; o++) {
        delta[o] *= activation(i).derivative(sums.get(i)[o], values.get(i + 1)[o]);
      }
      gradient = layers.get(i).inputGradient(values.get(i), sums.get(i), delta);
    }
    return gradient;
  }

  /**
   * Predictions, computed from the outputs by the loss, such as the probability of each class.
   *
   * @param outputs the result of {@link #forward}, [O]
   * @return [O]
   */
  public float[] predictions(float[] outputs) {
    float[] predictions = new float[outputs.length];
    loss.predict(outputs, predictions, 0, outputs.length);
    return predictions;
  }

  /** Parameters of all layers, first to last. */
  public List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  /** Deep copy: same network, separate parameters. */
  public Network copy() {
    return new Network(layers.stream().map(Layer::copy).toList(), loss);
  }

  /** Number of weights and biases. */
  public long parameterCount() {
    return layers.stream().mapToLong(Layer::parameterCount).sum();
  }

  /** Multiplications that the forward pass of one sample takes. */
  public long multiplications() {
    return layers.stream().mapToLong(Layer::multiplications).sum();
  }

  /**
   * Initializes all parameters; the same seed gives the same weights, whatever else it is used for.
   *
   * @param random the stream of the seed; each layer derives one of its own
   */
  public void initialize(Initializer initializer, RandomStream random) {
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).initialize(initializer, random.derive("weights", i));
    }
  }

  /**
   * The architecture: {@code 784 → 100 sigmoid dropout(0.5) → 10 linear}; middle layers of very
   * deep networks are omitted.
   */
  @Override
  public String toString() {
    int drawn = Math.min(layers.size(), MOST_DRAWN - 1);
    String first =
        layers.stream()
            .limit(drawn)
            .map(layer -> " → " + layer.text())
            .collect(Collectors.joining());
    int between = layers.size() - drawn - 1;
    return layers.get(0).inputShape()
        + first
        + (between > 0 ? " → ... %s more ...".formatted(between) : "")
        + (between >= 0 ? " → " + outputLayer().text() : "");
  }
}
