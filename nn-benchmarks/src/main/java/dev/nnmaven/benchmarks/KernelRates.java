package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.random.RandomStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures products on one thread whenever it is asked: for a line {@code product M K N} of
 * standard input, where A is [M][K], of a {@code gradient} a transposed view, and B [K][N], a line
 * with the GFLOP/s of some hundredths of a second. So another program can measure in turn with it.
 */
public final class KernelRates {

  private static final long NANOSECONDS = 20_000_000;

  private record Operands(Matrix a, Matrix b, Matrix start, Matrix c) {

    static Operands of(String[] product) {
      int m = Integer.parseInt(product[1]);
      int k = Integer.parseInt(product[2]);
      int n = Integer.parseInt(product[3]);
      Matrix a = product[0].equals("gradient") ? filled(k, m).transposed() : filled(m, k);
      Matrix zeros = Matrix.everyRow(Matrix.zeros(1, n).values());
      return new Operands(a, filled(k, n), zeros, Matrix.zeros(m, n));
    }
  }

  private KernelRates() {}

  /** Measures until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    Kernels kernels = KernelSelection.select(KernelChoice.of("simd")).kernels();
    Map<String, Operands> known = new HashMap<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(
          rate(kernels, known.computeIfAbsent(line, one -> Operands.of(one.split(" ")))));
      System.out.flush();
    }
  }

  private static double rate(Kernels kernels, Operands x) {
    double flop = 2.0 * x.a().rows() * x.a().columns() * x.b().columns();
    long start = System.nanoTime();
    long taken = 0;
    int calls = 0;
    while (taken < NANOSECONDS) {
      kernels.multiplyAdd(x.a(), x.b(), x.start(), x.c());
      calls++;
      taken = System.nanoTime() - start;
    }
    return calls * flop / taken;
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
