package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightConstraint;
import dev.nnmaven.nn.regularizer.WeightPenalty;
import dev.nnmaven.nn.text.Illegal;
import java.util.List;

/**
 * Pooling: of each window of an image and each channel, the largest number or the mean. It has no
 * parameters and no activation. Rows and columns that no whole window reaches are left out.
 *
 * <pre>
 *   max:      sums[y][x][c] = the largest of x[y·s+ky][x·s+kx][c]; its gradient is that of the first
 *             input, in order of ky, kx, that is equal to it
 *   average:  sums[y][x][c] = Σ x[y·s+ky][x·s+kx][c] / n for ky, kx ascending, n pixels a window;
 *             each of the inputs has a gradient of δ / n
 * </pre>
 *
 * <p>Where windows overlap, an input's gradient adds what its windows give, y, x ascending.
 *
 * <p>Sources: D. Scherer, A. Müller, S. Behnke, <i>Evaluation of pooling operations in
 * convolutional architectures for object recognition</i>, ICANN 2010; over the whole image: M. Lin,
 * Q. Chen, S. Yan, <i>Network in network</i>, ICLR 2014.
 */
public final class PoolLayer implements Layer {

  /** Kind of layer of the largest number, in a model file. */
  public static final String MAX_KIND = "maxPool";

  /** Kind of layer of the mean. */
  public static final String AVERAGE_KIND = "avgPool";

  /** Kind of layer of the mean over the whole image. */
  public static final String GLOBAL_AVERAGE_KIND = "globalAvgPool";

  private final Windows windows;
  private final Pooling pooling;
  private final boolean global;
  private final List<Regularizer> regularizers;

  /**
   * Creates a layer with square windows.
   *
   * @param inputs shape of the images
   * @param size rows and columns of a window
   * @param stride distance between neighbouring windows; usually the size
   * @throws IllegalArgumentException if a window is larger than the image, a sample takes too long,
   *     or a regularizer needs weights
   */
  public PoolLayer(
      Shape inputs, Pooling pooling, int size, int stride, List<Regularizer> regularizers) {
    this(Windows.within(inputs, new KernelSize(size, size), stride), pooling, false, regularizers);
  }

  private PoolLayer(
      Windows windows, Pooling pooling, boolean global, List<Regularizer> regularizers) {
    this.windows = windows;
    this.pooling = pooling;
    this.global = global;
    this.regularizers = List.copyOf(regularizers);
    Network.requireAffordable((double) outputs() * windows.pixels());
    for (Regularizer regularizer : regularizers) {
      if (regularizer instanceof WeightPenalty || regularizer instanceof WeightConstraint) {
        throw Illegal.argument(
            "a %s layer has no weights for %s", kind(), regularizer.specification());
      }
    }
  }

  /**
   * The mean of each channel over the whole image.
   *
   * @throws IllegalArgumentException if a sample takes too long, or a regularizer needs weights
   */
  public static PoolLayer globalAverage(Shape inputs, List<Regularizer> regularizers) {
    KernelSize all = new KernelSize(inputs.height(), inputs.width());
    return new PoolLayer(Windows.within(inputs, all, 1), Pooling.AVERAGE, true, regularizers);
  }

  @Override
  public String kind() {
    if (global) {
      return GLOBAL_AVERAGE_KIND;
    }
    return pooling == Pooling.MAX ? MAX_KIND : AVERAGE_KIND;
  }

  /** Size, and the stride where it is another number: {@code 3, stride=2}; none if global. */
  @Override
  public List<String> arguments() {
    String size = String.valueOf(windows.size().height());
    if (global) {
      return List.of();
    }
    return windows.stride() == windows.size().height()
        ? List.of(size)
        : List.of(size, "stride=" + windows.stride());
  }

  @Override
  public Shape inputShape() {
    return windows.image();
  }

  @Override
  public Shape outputShape() {
    return new Shape(windows.rows(), windows.columns(), windows.image().channels());
  }

  /** One for each number of each window: comparisons, or additions. */
  @Override
  public long multiplications() {
    return (long) outputs() * windows.pixels();
  }

  /** The windows that are pooled. */
  public Windows windows() {
    return windows;
  }

  /** How a window is combined. */
  public Pooling pooling() {
    return pooling;
  }

  /** Linear: the layer before has already applied an activation. */
  @Override
  public Activation activation() {
    return new Linear();
  }

  @Override
  public List<Regularizer> regularizers() {
    return regularizers;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  /** The layer itself, since nothing of it changes. */
  @Override
  public PoolLayer copy() {
    return this;
  }

  @Override
  public float[] sums(float[] inputs) {
    inputShape().require(inputs);
    float[] sums = new float[outputs()];
    int at = 0;
    for (int y = 0; y < windows.rows(); y++) {
      for (int x = 0; x < windows.columns(); x++) {
        for (int c = 0; c < windows.image().channels(); c++) {
          sums[at++] = pooling == Pooling.MAX ? largest(inputs, y, x, c) : mean(inputs, y, x, c);
        }
      }
    }
    return sums;
  }

  private float largest(float[] inputs, int y, int x, int c) {
    float largest = inputs[windows.index(y, x, 0, 0, c)];
    for (int pixel = 1; pixel < windows.pixels(); pixel++) {
      float input = inputs[index(y, x, pixel, c)];
      largest = input > largest ? input : largest;
    }
    return largest;
  }

  private float mean(float[] inputs, int y, int x, int c) {
    float sum = 0f;
    for (int pixel = 0; pixel < windows.pixels(); pixel++) {
      sum += inputs[index(y, x, pixel, c)];
    }
    return sum / windows.pixels();
  }

  /** Index of a pixel of a window, counted row by row, in the inputs. */
  private int index(int y, int x, int pixel, int c) {
    int width = windows.size().width();
    return windows.index(y, x, pixel / width, pixel % width, c);
  }

  @Override
  public float[] inputGradient(float[] inputs, float[] sums, float[] delta) {
    float[] gradient = new float[inputs.length];
    int at = 0;
    for (int y = 0; y < windows.rows(); y++) {
      for (int x = 0; x < windows.columns(); x++) {
        for (int c = 0; c < windows.image().channels(); c++, at++) {
          if (pooling == Pooling.MAX) {
            addToLargest(inputs, sums[at], y, x, c, delta[at], gradient);
          } else {
            addToAll(y, x, c, delta[at] / windows.pixels(), gradient);
          }
        }
      }
    }
    return gradient;
  }

  private void addToLargest(
      float[] inputs, float largest, int y, int x, int c, float delta, float[] gradient) {
    for (int pixel = 0; pixel < windows.pixels(); pixel++) {
      int i = index(y, x, pixel, c);
      if (inputs[i] == largest) {
        gradient[i] += delta;
        return;
      }
    }
  }

  private void addToAll(int y, int x, int c, float share, float[] gradient) {
    for (int pixel = 0; pixel < windows.pixels(); pixel++) {
      gradient[index(y, x, pixel, c)] += share;
    }
  }

  @Override
  public void addGradient(float[] inputs, float[] delta, List<float[]> gradients) {}

  /** Short form, as in {@link Network#toString}: {@code maxPool(2)}. */
  @Override
  public String text() {
    String text = global ? kind() : "%s(%s)".formatted(kind(), String.join(", ", arguments()));
    return regularizers.isEmpty() ? text : text + " " + Regularizer.specificationOf(regularizers);
  }

  @Override
  public String toString() {
    return text();
  }
}
