package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Classifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.random.RandomStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an application asks of a model: from the numbers of one image to the probabilities of its
 * classes, on one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class SinglePrediction {

  /** Which kernels. */
  @Param({"SCALAR", "SIMD"})
  public KernelChoice kernels;

  /** Sizes of layers, which are sigmoid; or layers as of ImageSpeed, with spaces between them. */
  @Param("784,100,10")
  public String network;

  private final float[][] images = new float[100][28 * 28];
  private final float[] destination = new float[10];
  private Classifier<float[]> classifier;
  private int next;

  /** Made by JMH. */
  public SinglePrediction() {}

  /** Makes the model and the images. */
  @Setup
  public void prepare() {
    classifier =
        Model.of(Examples.model(network()))
            .computing(new ComputeOptions(kernels, 1))
            .images()
            .prepared();
    RandomStream random = RandomStream.of(1);
    for (float[] image : images) {
      for (int p = 0; p < image.length; p++) {
        image[p] = random.nextFloat();
      }
    }
  }

  private Network network() {
    return network.startsWith("784,")
        ? Examples.network(network, Activation.of("sigmoid"))
        : ImageSpeed.network(network.replace(' ', ','), new Shape(28, 28, 1));
  }

  /** The numbers alone, into an array that is there already. */
  @Benchmark
  public float[] probabilities() {
    return classifier.probabilities(image(), destination);
  }

  /** The classes with their names, likeliest first. */
  @Benchmark
  public Classification classify() {
    return classifier.classify(image());
  }

  /** The next image, a different one on each call. */
  private float[] image() {
    next = (next + 1) % images.length;
    return images[next];
  }
}
