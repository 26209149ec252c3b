package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.initializer.builtin.He;
import dev.nnmaven.nn.layer.builtin.Conv;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.layer.builtin.KernelSize;
import dev.nnmaven.nn.layer.builtin.Padding;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.layer.builtin.Pooling;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Layers of images to test with: of sizes that nothing divides. */
public final class ImageLayers {

  private ImageLayers() {}

  /** A convolution with random weights and biases. */
  public static ConvLayer conv(
      String inputs, int filters, String size, int stride, String padding, String activation) {
    ConvLayer layer =
        new Conv(
                filters,
                KernelSize.of(size),
                stride,
                Padding.valueOf(padding.toUpperCase(Locale.ROOT)))
            .create(Shape.of(inputs), Activation.of(activation), List.of());
    Random random = new Random(5);
    for (Parameter parameter : layer.parameters()) {
      float[] values = new float[(int) parameter.count()];
      double spread = 1.5 / Math.sqrt(parameter.rows());
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (spread * random.nextGaussian());
      }
      parameter.fill(values);
    }
    return layer;
  }

  /** Convolutions of 1 to 67 channels and filters, 1 to 19 pixels, strides and paddings. */
  public static Stream<ConvLayer> convolutions() {
    List<ConvLayer> all = new ArrayList<>();
    for (String padding : List.of("same", "valid")) {
      for (int stride : new int[] {1, 2, 3}) {
        all.add(conv("7x9x3", 5, "3x3", stride, padding, "linear"));
        all.add(conv("12x10x1", 16, "5x5", stride, padding, "linear"));
        all.add(conv("5x4x16", 32, "3x4", stride, padding, "linear"));
        all.add(conv("6x5x17", 33, "2x3", stride, padding, "linear"));
        all.add(conv("4x3x67", 1, "1x1", stride, padding, "linear"));
        all.add(conv("3x3x1", 67, "3x2", stride, padding, "linear"));
      }
    }
    all.add(conv("1x1x1", 1, "1x1", 1, "valid", "linear"));
    all.add(conv("1x1x3", 20, "5x5", 1, "same", "linear"));
    all.add(conv("2x1x2", 3, "4x7", 1, "same", "linear"));
    all.add(conv("19x2x2", 18, "2x2", 5, "same", "linear"));
    all.add(conv("3x2x2", 5, "5x7", 9, "same", "linear"));
    all.add(conv("1x2x3", 16, "3x2", 30, "same", "linear"));
    all.add(conv("8x8x2", 64, "2x2", 4, "valid", "linear"));
    all.add(conv("19x19x16", 48, "3x3", 1, "same", "linear"));
    all.add(conv("6x6x16", 80, "3x3", 1, "same", "linear"));
    return all.stream();
  }

  /** Poolings of odd sizes, overlapping ones, and with windows that leave pixels out. */
  public static Stream<PoolLayer> poolings() {
    List<PoolLayer> all = new ArrayList<>();
    for (Pooling pooling : Pooling.values()) {
      for (int channels : new int[] {1, 3, 16, 21, 67}) {
        all.add(pool(pooling, 8, 6, channels, 2, 2));
        all.add(pool(pooling, 7, 9, channels, 2, 2));
        all.add(pool(pooling, 7, 9, channels, 3, 2));
        all.add(pool(pooling, 7, 9, channels, 2, 3));
        all.add(pool(pooling, 5, 5, channels, 5, 5));
        all.add(pool(pooling, 1, 1, channels, 1, 1));
        all.add(pool(pooling, 6, 5, channels, 4, 1));
      }
    }
    all.add(PoolLayer.globalAverage(new Shape(7, 5, 19), List.of()));
    return all.stream();
  }

  private static PoolLayer pool(
      Pooling pooling, int height, int width, int channels, int size, int stride) {
    return new PoolLayer(new Shape(height, width, channels), pooling, size, stride, List.of());
  }

  /** A network that convolves and pools in every way, with random weights. */
  public static Network network(Shape inputs, int classes) {
    List<Layer> layers = new ArrayList<>();
    add(layers, inputs, 18, "3x3", 1, Padding.SAME, "relu", "dropout(0.1)+l2(0.001)");
    layers.add(new PoolLayer(last(layers), Pooling.MAX, 2, 2, Regularizer.listOf("dropout(0.2)")));
    add(layers, last(layers), 16, "3x2", 1, Padding.SAME, "tanh", "maxNorm(0.8)");
    add(layers, last(layers), 7, "2x2", 2, Padding.VALID, "relu", "inputNoise(0.1)");
    layers.add(pool(layers, Pooling.AVERAGE));
    layers.add(new DenseLayer(last(layers).size(), classes, new Linear(), List.of()));
    Network network = new Network(layers, new CrossEntropy());
    network.initialize(new He(), RandomStream.of(1));
    return network;
  }

  private static void add(
      List<Layer> layers,
      Shape inputs,
      int filters,
      String size,
      int stride,
      Padding padding,
      String activation,
      String regularizers) {
    layers.add(
        new Conv(filters, KernelSize.of(size), stride, padding)
            .create(inputs, Activation.of(activation), Regularizer.listOf(regularizers)));
  }

  private static PoolLayer pool(List<Layer> layers, Pooling pooling) {
    return new PoolLayer(last(layers), pooling, 2, 2, List.of());
  }

  private static Shape last(List<Layer> layers) {
    return layers.get(layers.size() - 1).outputShape();
  }

  /** Random numbers, some of them equal, which a maximum has to choose of. */
  public static float[] numbers(int count, long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : (float) random.nextGaussian();
    }
    return numbers;
  }

  /** The same numbers. */
  public static double[] doubles(float[] floats) {
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }

  /** The product of sums and δ, as if it were the loss: its derivatives are the gradients. */
  public static double loss(double[] sums, float[] delta) {
    return IntStream.range(0, sums.length).mapToDouble(i -> sums[i] * delta[i]).sum();
  }

  /** Gradients of a layer's parameters, of the sample alone. */
  public static List<float[]> gradients(Layer layer, float[] inputs, float[] delta) {
    List<float[]> gradients = new ArrayList<>();
    layer.parameters().forEach(one -> gradients.add(new float[one.values().length]));
    layer.addGradient(inputs, delta, gradients);
    return gradients;
  }
}
