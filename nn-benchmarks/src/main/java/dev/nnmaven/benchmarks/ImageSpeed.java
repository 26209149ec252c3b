package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.activation.builtin.Relu;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.initializer.builtin.He;
import dev.nnmaven.nn.layer.builtin.Conv;
import dev.nnmaven.nn.layer.builtin.KernelSize;
import dev.nnmaven.nn.layer.builtin.Padding;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.layer.builtin.Pooling;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.optimizer.builtin.GradientDescent;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Microseconds that an image takes in steady training epochs of networks that convolve, by the
 * clock and by the processors' time: medians of the epochs after the first third. Prints them
 * behind what they are of.
 *
 * <p>Usage: {@code ImageSpeed NETWORK SHAPE BATCH THREADS EPOCHS [KERNELS]}, where NETWORK is such
 * as {@code c5x16,m2,c5x32,m2,d128}: a convolution of 5x5 pixels and 16 filters, the largest of
 * 2x2, a dense layer of 128 neurons; 10 outputs follow.
 */
public final class ImageSpeed {

  private static final int IMAGES = 512;

  private ImageSpeed() {}

  /** Measures. */
  public static void main(String[] arguments) {
    Shape shape = Shape.of(arguments[1]);
    KernelChoice kernels = arguments.length > 5 ? KernelChoice.of(arguments[5]) : KernelChoice.AUTO;
    ComputeOptions compute = new ComputeOptions(kernels, Integer.parseInt(arguments[3]));
    int batch = Integer.parseInt(arguments[2]);
    TrainingOptions options =
        TrainingOptions.builder()
            .optimizer(new GradientDescent())
            .learningRate(0.01f)
            .epochs(Integer.parseInt(arguments[4]))
            .batchSize(batch)
            .build();
    List<Double> wall = new ArrayList<>();
    List<Double> processors = new ArrayList<>();
    TrainingListener<ClassificationMetrics> listener =
        new TrainingListener<>() {
          private long before = processorNanos();

          @Override
          public void epochFinished(EpochResult<ClassificationMetrics> result) {
            long now = processorNanos();
            wall.add(1e6 / result.samplesPerSecond());
            processors.add((now - before) / 1e3 / IMAGES);
            before = now;
          }
        };
    Network network = network(arguments[0], shape);
    new Trainer<>(network, Examples.CLASSES, options, compute, listener)
        .train(new Images(shape.size()));
    System.out.printf(
        Locale.ROOT,
        "%s %s %d %d %.1f %.1f%n",
        arguments[0],
        shape,
        batch,
        compute.threads(),
        median(wall),
        median(processors));
  }

  /** A network of that text, with initial weights. */
  static Network network(String text, Shape images) {
    List<Layer> layers = new ArrayList<>();
    Shape shape = images;
    for (String part : text.split(",", -1)) {
      layers.add(layer(part, shape));
      shape = layers.get(layers.size() - 1).outputShape();
    }
    layers.add(new DenseLayer(shape.size(), 10, new Linear(), List.of()));
    Network network = new Network(layers, new CrossEntropy());
    network.initialize(new He(), RandomStream.of(1));
    return network;
  }

  private static Layer layer(String part, Shape inputs) {
    String[] numbers = part.substring(1).split("x", -1);
    int first = Integer.parseInt(numbers[0]);
    return switch (part.charAt(0)) {
      case 'c' ->
          new Conv(Integer.parseInt(numbers[1]), new KernelSize(first, first), 1, Padding.SAME)
              .create(inputs, new Relu(), List.of());
      case 'm' -> new PoolLayer(inputs, Pooling.MAX, first, first, List.of());
      case 'a' -> new PoolLayer(inputs, Pooling.AVERAGE, first, first, List.of());
      case 'd' -> new DenseLayer(inputs.size(), first, new Relu(), List.of());
      default -> throw new IllegalArgumentException(part);
    };
  }

  private static double median(List<Double> all) {
    List<Double> steady = new ArrayList<>(all.subList(all.size() / 3, all.size()));
    steady.sort(null);
    return steady.get(steady.size() / 2);
  }

  /** Of this thread and those that help it, not of the compiler and the garbage collector. */
  private static long processorNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread -> thread == Thread.currentThread() || thread.getName().startsWith("nn-worker"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getId()))
        .sum();
  }

  /** Noise on black: half of the numbers are zero, as in images of letters. */
  record Images(float[][] values) implements Samples {

    Images(int inputs) {
      this(new float[IMAGES][inputs]);
      RandomStream random = RandomStream.of(2);
      for (float[] image : values) {
        for (int i = 0; i < inputs; i++) {
          image[i] = Math.max(0f, 2 * random.nextFloat() - 1);
        }
      }
    }

    @Override
    public int size() {
      return IMAGES;
    }

    @Override
    public int inputs() {
      return values[0].length;
    }

    @Override
    public int outputs() {
      return 10;
    }

    @Override
    public void loadTargets(int sample, float[] destination, int from) {
      for (int o = 0; o < 10; o++) {
        destination[from + o] = o == sample % 10 ? 1f : 0f;
      }
    }

    @Override
    public void loadInputs(int sample, float[] destination, int from) {
      System.arraycopy(values[sample], 0, destination, from, inputs());
    }
  }
}
