package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.activation.builtin.Sigmoid;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
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

/** The kernels by themselves, on one thread. Divide 2·M·N·K by the time for FLOP/s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class KernelBenchmark {

  /** Which kernels. */
  @Param({"SCALAR", "SIMD"})
  public KernelChoice kernels;

  /** Samples, inputs and neurons. */
  @Param({"1x784x100", "32x784x100", "256x784x100", "256x784x512", "32x100x10", "8x17x5"})
  public String shape;

  private Kernels chosen;
  private Matrix samples;
  private Matrix weights;
  private Matrix sums;
  private Matrix gradient;

  /** Made by JMH. */
  public KernelBenchmark() {}

  /** Fills the matrices. */
  @Setup
  public void fill() {
    String[] sizes = shape.split("x", -1);
    int b = Integer.parseInt(sizes[0]);
    int i = Integer.parseInt(sizes[1]);
    int o = Integer.parseInt(sizes[2]);
    chosen = KernelSelection.select(kernels).kernels();
    RandomStream random = RandomStream.of(1);
    samples = filled(b, i, random);
    weights = filled(i, o, random);
    sums = filled(b, o, random);
    gradient = filled(i, o, random);
  }

  private static Matrix filled(int rows, int columns, RandomStream random) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        matrix.values()[matrix.index(r, c)] = random.nextFloat() - 0.5f;
      }
    }
    return matrix;
  }

  /** Weighted sums: X·W. */
  @Benchmark
  public Matrix weightedSums() {
    chosen.multiplyAdd(samples, weights, sums, sums);
    return sums;
  }

  /** Weight gradients: Xᵀ·δ. */
  @Benchmark
  public Matrix weightGradients() {
    chosen.multiplyAdd(samples.transposed(), sums, gradient, gradient);
    return gradient;
  }

  /** The sigmoid of each weighted sum. */
  @Benchmark
  public Matrix sigmoid() {
    chosen.activate(new Sigmoid(), sums, sums);
    return sums;
  }
}
