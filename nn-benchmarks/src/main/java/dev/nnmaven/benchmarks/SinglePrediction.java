package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.random.RandomStream;
import java.util.Arrays;
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

/** From the numbers of one image to the probabilities of its classes, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class SinglePrediction {

  private static final int IMAGES = 100;

  /** Which kernels. */
  @Param({"SCALAR", "SIMD"})
  public KernelChoice kernels;

  /** The sizes of the layers. */
  @Param("784,100,10")
  public String network;

  private final float[][] images = new float[IMAGES][28 * 28];
  private ForwardPass pass;
  private int next;

  /** Made by JMH. */
  public SinglePrediction() {}

  /** Makes the network and the images. */
  @Setup
  public void prepare() {
    pass =
        new ForwardPass(
            Examples.network(network, Activations.of("sigmoid")),
            KernelSelection.select(kernels).kernels(),
            1);
    RandomStream random = RandomStream.of(1);
    for (float[] image : images) {
      for (int p = 0; p < image.length; p++) {
        image[p] = random.nextFloat();
      }
    }
  }

  /** Another image each time. */
  @Benchmark
  public float[] predict() {
    float[] image = images[next];
    next = (next + 1) % IMAGES;
    Matrix input = pass.samples();
    System.arraycopy(image, 0, input.values(), input.index(0, 0), image.length);
    pass.run(1);
    Matrix output = pass.probabilities();
    int from = output.index(0, 0);
    return Arrays.copyOfRange(output.values(), from, from + output.columns());
  }
}
