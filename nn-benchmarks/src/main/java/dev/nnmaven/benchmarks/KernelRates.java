package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints the GFLOP/s of the products of training on one thread: {@code product M K N rate}, where A
 * is [M][K], for a gradient a transposed view, and B [K][N].
 */
public final class KernelRates {

  /** Samples, inputs and neurons of layers: weighted sums, then weight gradients of each. */
  private static final List<int[]> LAYERS =
      List.of(
          new int[] {32, 784, 100},
          new int[] {256, 784, 64},
          new int[] {256, 784, 100},
          new int[] {256, 1024, 512},
          new int[] {256, 784, 1024},
          new int[] {512, 2048, 1024});

  private static final int MEASUREMENTS = 25;

  private KernelRates() {}

  /** Measures. */
  public static void main(String[] arguments) {
    Kernels kernels = KernelSelection.select(KernelChoice.of("simd")).kernels();
    for (int[] layer : LAYERS) {
      Matrix samples = filled(layer[0], layer[1]);
      Matrix weights = filled(layer[1], layer[2]);
      Matrix deltas = filled(layer[0], layer[2]);
      print("sums", kernels, samples, weights, Matrix.zeros(layer[0], layer[2]));
      print("gradient", kernels, samples.transposed(), deltas, Matrix.zeros(layer[1], layer[2]));
    }
  }

  private static void print(String product, Kernels kernels, Matrix a, Matrix b, Matrix c) {
    double flop = 2.0 * a.rows() * a.columns() * b.columns();
    int calls = (int) Math.max(1, Math.round(2e8 / flop));
    double[] seconds = new double[MEASUREMENTS];
    for (int round = 0; round < 2; round++) { // once to be compiled
      for (int i = 0; i < MEASUREMENTS; i++) {
        Arrays.fill(c.values(), 0f); // else sums would grow without end
        long start = System.nanoTime();
        for (int call = 0; call < calls; call++) {
          kernels.multiplyAdd(a, b, c);
        }
        seconds[i] = (System.nanoTime() - start) * 1e-9 / calls;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%s %d %d %d %.1f%n",
        product,
        a.rows(),
        a.columns(),
        b.columns(),
        flop / seconds[MEASUREMENTS / 2] / 1e9);
  }

  private static Matrix filled(int rows, int columns) {
    RandomStream random = RandomStream.of(1);
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        matrix.values()[matrix.index(r, c)] = random.nextFloat() - 0.5f;
      }
    }
    return matrix;
  }
}
