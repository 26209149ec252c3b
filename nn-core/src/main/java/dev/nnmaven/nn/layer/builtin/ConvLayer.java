package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.Arrays;
import java.util.List;

/**
 * A convolution: filters that look at an image through a small window, at each place with the same
 * weights. Letters stand for y, x a window (row and column), ky, kx a pixel in it, c a channel, o a
 * filter, s the stride, and padded(x) for the image with zeros around:
 *
 * <pre>
 *   sums[y][x][o]       = bias[o] + Σ padded(x)[y·s+ky][x·s+kx][c] · weight[ky][kx][c][o]
 *   ∂weight[ky][kx][c][o] += Σ padded(x)[y·s+ky][x·s+kx][c] · δ[y][x][o]
 *   ∂bias[o]            += Σ δ[y][x][o]
 *   ∂padded(x)[i][j][c] = Σ δ[y][x][o] · weight[i−y·s][j−x·s][c][o]
 * </pre>
 *
 * <p>Each sum has one order: ky, kx, c ascending; y, x ascending; y, x, o ascending. Products with
 * zeros of the padding are added like all others; a δ of zero adds nothing to a gradient of inputs,
 * not even where a weight is infinite.
 *
 * <p>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, <i>Gradient-based learning applied to
 * document recognition</i>, Proceedings of the IEEE 86 (1998). As everywhere in this field, the
 * filter is not mirrored, so that it is a correlation in the words of mathematics.
 */
public final class ConvLayer implements Layer {

  /** Kind of layer in a model file. */
  public static final String KIND = "conv";

  private final Conv conv;
  private final Windows windows;
  private final KernelSize size;
  private final Parameter weights; // [ky][kx][c][o], so K rows of O
  private final Parameter biases; // [O]
  private final Activation activation;
  private final List<Regularizer> regularizers;

  /** Creates the layer of a {@link Conv}, with all weights and biases zero. */
  ConvLayer(Conv conv, Shape inputs, Activation activation, List<Regularizer> regularizers) {
    this.conv = conv;
    this.windows = conv.windows(inputs);
    this.size = conv.size();
    this.weights =
        new Parameter(
            "weights", true, size.height(), size.width(), inputs.channels(), conv.filters());
    this.biases = new Parameter("biases", false, conv.filters());
    this.activation = activation;
    this.regularizers = List.copyOf(regularizers);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> arguments() {
    return conv.arguments();
  }

  @Override
  public Shape inputShape() {
    return windows.image();
  }

  @Override
  public Shape outputShape() {
    return new Shape(windows.rows(), windows.columns(), filters());
  }

  /** One for each weight at each window. */
  @Override
  public long multiplications() {
    return windows.count() * weights.count();
  }

  /** Where the filters look. */
  public Windows windows() {
    return windows;
  }

  /** Number of filters, O. */
  public int filters() {
    return biases.columns();
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

  /** Weights, [ky][kx][c][o]. */
  public Parameter weights() {
    return weights;
  }

  /** Biases, [O]. */
  public Parameter biases() {
    return biases;
  }

  /** Draws new weights in order of ky, kx, c, o; sets the biases to zero. */
  @Override
  public void initialize(Initializer initializer, RandomStream random) {
    int fanOut = windows.pixels() * filters();
    weights.fill(initializer.drawAll(weights.rows(), filters(), fanOut, random));
    Arrays.fill(biases.values(), 0f);
  }

  @Override
  public ConvLayer copy() {
    ConvLayer copy = conv.create(inputShape(), activation, regularizers);
    copy.weights.fill(weights.toArray());
    copy.biases.fill(biases.toArray());
    return copy;
  }

  @Override
  public float[] sums(float[] inputs) {
    inputShape().require(inputs);
    float[] sums = new float[outputs()];
    int at = 0;
    for (int y = 0; y < windows.rows(); y++) {
      for (int x = 0; x < windows.columns(); x++) {
        for (int o = 0; o < filters(); o++) {
          sums[at++] = sum(inputs, y, x, o);
        }
      }
    }
    return sums;
  }

  private float sum(float[] inputs, int y, int x, int o) {
    float sum = biases.get(0, o);
    for (int ky = 0; ky < size.height(); ky++) {
      for (int kx = 0; kx < size.width(); kx++) {
        for (int c = 0; c < windows.image().channels(); c++) {
          int i = windows.index(y, x, ky, kx, c);
          sum = Math.fma(i < 0 ? 0f : inputs[i], weights.get(row(ky, kx, c), o), sum);
        }
      }
    }
    return sum;
  }

  /** Row of the weights that a pixel of a window is multiplied with. */
  private int row(int ky, int kx, int c) {
    return (ky * size.width() + kx) * windows.image().channels() + c;
  }

  @Override
  public float[] inputGradient(float[] inputs, float[] sums, float[] delta) {
    float[] gradient = new float[inputs()];
    int at = 0;
    for (int i = 0; i < windows.image().height(); i++) {
      for (int j = 0; j < windows.image().width(); j++) {
        for (int c = 0; c < windows.image().channels(); c++) {
          gradient[at++] = inputGradient(delta, i + windows.top(), j + windows.left(), c);
        }
      }
    }
    return gradient;
  }

  /** Of one pixel of the padded image; descending ky and kx are ascending y and x. */
  private float inputGradient(float[] delta, int i, int j, int c) {
    float sum = 0f;
    for (int ky = size.height() - 1; ky >= 0; ky--) {
      for (int kx = size.width() - 1; kx >= 0; kx--) {
        if (windows.begins(i - ky, j - kx)) {
          int y = (i - ky) / windows.stride();
          int x = (j - kx) / windows.stride();
          int at = (y * windows.columns() + x) * filters();
          for (int o = 0; o < filters(); o++) {
            if (delta[at + o] != 0f) {
              sum = Math.fma(delta[at + o], weights.get(row(ky, kx, c), o), sum);
            }
          }
        }
      }
    }
    return sum;
  }

  @Override
  public void addGradient(float[] inputs, float[] delta, List<float[]> gradients) {
    int at = 0;
    for (int y = 0; y < windows.rows(); y++) {
      for (int x = 0; x < windows.columns(); x++) {
        for (int o = 0; o < filters(); o++) {
          addGradient(inputs, y, x, o, delta[at++], gradients);
        }
      }
    }
  }

  private void addGradient(
      float[] inputs, int y, int x, int o, float delta, List<float[]> gradients) {
    float[] ofWeights = gradients.get(0);
    for (int ky = 0; ky < size.height(); ky++) {
      for (int kx = 0; kx < size.width(); kx++) {
        for (int c = 0; c < windows.image().channels(); c++) {
          int i = windows.index(y, x, ky, kx, c);
          int at = row(ky, kx, c) * weights.stride() + o;
          ofWeights[at] = Math.fma(i < 0 ? 0f : inputs[i], delta, ofWeights[at]);
        }
      }
    }
    gradients.get(1)[o] += delta;
  }

  /** Short form, as in {@link Network#toString}: {@code conv(16, 5x5) relu dropout(0.1)}. */
  @Override
  public String toString() {
    return text();
  }
}
