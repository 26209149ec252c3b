package dev.nnmaven.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.testing.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All kernels against naive loops, bit for bit.
 *
 * <p>All NaNs count as equal: which of its operands' payloads an fma passes on, neither IEEE 754
 * nor Java lays down, and no number is ever made of it.
 */
@ParameterizedClass
@MethodSource("all")
@Tag("simd")
class KernelsTest {

  private static final int[] ROWS = {1, 2, 5};
  private static final int[] TERMS = {1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 20, 31, 32, 33, 35};
  private static final int[] COLUMNS = {1, 3, 4, 15, 16, 17, 33};

  private static final float[] SPECIAL = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    -0x1.8p-127f,
    0x1p-130f,
    0f,
    -0f,
    1f,
    -1f
  };

  @Parameter Kernels kernels;

  static List<Kernels> all() {
    Kernels fastest = TestCompute.kernels();
    return fastest instanceof ScalarKernels
        ? List.of(fastest)
        : List.of(fastest, new ScalarKernels());
  }

  private interface Numbers {
    float next(Random random);
  }

  /** Ordinary numbers, widely spread ones, special and subnormal ones. */
  @Test
  void multiplyAdd_anySizeAndNumbers_hasBitsOfNaiveLoop() {
    checkAllSizes(random -> (float) random.nextGaussian());
    checkAllSizes(
        random -> (float) (random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10.0)));
    checkAllSizes(
        random ->
            random.nextInt(4) == 0
                ? SPECIAL[random.nextInt(SPECIAL.length)]
                : (float) random.nextGaussian());
    checkAllSizes(random -> (float) random.nextGaussian() * 0x1p-70f);
  }

  /** Wide enough for A to be packed, with rows, terms and columns left over. */
  @Test
  void multiplyAdd_wideProduct_hasBitsOfNaiveLoop() {
    Random random = new Random(10);
    for (int[] size : new int[][] {{64, 2, 256}, {79, 257, 270}, {513, 3, 256}}) {
      Matrix columns = Matrix.zeros(size[1], size[0] + 5);
      fill(columns, r -> (float) r.nextGaussian(), random);
      Matrix a = columns.transposed().rows(4, size[0] + 4);
      check(a, size[1], size[2], r -> (float) r.nextGaussian(), random);
    }
  }

  /** Rows, terms and columns around where tiles, blocks and copies begin and end. */
  private static final int[][] LARGE = {
    {1, 300, 64}, {3, 127, 80}, {4, 128, 48}, {5, 129, 65}, {8, 5, 130},
    {63, 9, 96}, {64, 1, 16}, {64, 2, 17}, {64, 128, 33}, {65, 129, 80},
    {67, 257, 64}, {70, 256, 112}, {530, 261, 272}, {6, 3, 112}, {7, 20, 80},
    {9, 4, 130}, {11, 130, 16}, {16, 257, 112}, {66, 9, 48}
  };

  private void checkAllSizes(Numbers numbers) {
    Random random = new Random(9);
    // By a step that divides none of their counts: all rows, terms and columns occur.
    int step = Whole.includes("three of four sizes of matrices") ? 1 : 4;
    int sizes = ROWS.length * TERMS.length * COLUMNS.length;
    for (int i = 0; i < sizes; i += step) {
      int k = TERMS[i / COLUMNS.length % TERMS.length];
      int m = ROWS[i / COLUMNS.length / TERMS.length];
      checkUses(m, k, COLUMNS[i % COLUMNS.length], numbers, random);
    }
    for (int i = 0; i < LARGE.length; i += step) {
      if (step == 1 || LARGE[i][0] < 530) {
        checkUses(LARGE[i][0], LARGE[i][1], LARGE[i][2], numbers, random);
      }
    }
  }

  /** A as it is, transposed, and as rows amid others. */
  private void checkUses(int m, int k, int n, Numbers numbers, Random random) {
    check(fill(Matrix.zeros(m, k), numbers, random), k, n, numbers, random);
    check(fill(Matrix.zeros(k, m), numbers, random).transposed(), k, n, numbers, random);
    Matrix amid = fill(Matrix.zeros(m + 5, k), numbers, random).rows(3, m + 3);
    check(amid, k, n, numbers, random);
    Matrix columns = fill(Matrix.zeros(k, m + 5), numbers, random).transposed().rows(4, m + 4);
    check(columns, k, n, numbers, random);
  }

  private void check(Matrix a, int terms, int columns, Numbers numbers, Random random) {
    Matrix b = fill(Matrix.zeros(terms + 2, columns), numbers, random).rows(1, terms + 1);
    Matrix allOfC = fill(Matrix.zeros(a.rows() + 3, columns), r -> 7f, random);
    Matrix c = fill(allOfC.rows(2, a.rows() + 2), numbers, random);
    Matrix start =
        switch (random.nextInt(3)) {
          case 0 -> c;
          case 1 ->
              fill(Matrix.zeros(a.rows() + 1, columns), numbers, random).rows(1, a.rows() + 1);
          default -> Matrix.everyRow(fill(Matrix.zeros(1, columns), numbers, random).values());
        };
    float[][] expected = naive(a, b, start, c);
    float[] before = b.values().clone();
    kernels.multiplyAdd(a, b, start, c);
    for (int m = 0; m < c.rows(); m++) {
      for (int n = 0; n < columns; n++) {
        if (Float.floatToIntBits(c.values()[c.index(m, n)])
            != Float.floatToIntBits(expected[m][n])) {
          assertThat(c.values()[c.index(m, n)])
              .as("(%d, %d) of %d x %d x %d", m, n, a.rows(), terms, columns)
              .isEqualTo(expected[m][n]);
        }
      }
    }
    assertThat(b.values()).isEqualTo(before);
    float[] untouched = new float[columns];
    Arrays.fill(untouched, 7f);
    for (int row : new int[] {0, 1, allOfC.rows() - 1}) {
      assertThat(allOfC.row(row)).as("row amid which C lies").isEqualTo(untouched);
    }
  }

  private static float[][] naive(Matrix a, Matrix b, Matrix start, Matrix c) {
    float[][] product = new float[c.rows()][c.columns()];
    for (int m = 0; m < c.rows(); m++) {
      for (int n = 0; n < c.columns(); n++) {
        float sum = start.values()[start.index(m, n)];
        for (int k = 0; k < b.rows(); k++) {
          sum = Math.fma(a.values()[a.index(m, k)], b.values()[b.index(k, n)], sum);
        }
        product[m][n] = sum;
      }
    }
    return product;
  }

  private static Matrix fill(Matrix matrix, Numbers numbers, Random random) {
    for (int r = 0; r < matrix.rows(); r++) {
      for (int c = 0; c < matrix.columns(); c++) {
        matrix.values()[matrix.index(r, c)] = numbers.next(random);
      }
    }
    return matrix;
  }

  /** Few products, some, and a matrix of more than the room for copies. */
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 33, 130})
  void multiplyAddSparse_fewThatAreNotZero_hasBitsOfMultiplyAdd(int terms) {
    Random random = new Random(11);
    Numbers seldom = r -> r.nextInt(6) == 0 ? (float) r.nextGaussian() : 0f;
    Matrix a = Matrix.zeros(3, terms);
    Matrix b = Matrix.zeros(terms, 17);
    Matrix sums = Matrix.zeros(3, 17);
    Matrix gradient = Matrix.zeros(terms, 17);
    fill(a, seldom, random);
    fill(b, r -> (float) r.nextGaussian(), random);
    fill(sums, r -> (float) r.nextGaussian(), random);
    fill(gradient, r -> (float) r.nextGaussian(), random);
    Matrix expectedSums = Matrix.zeros(3, 17);
    Matrix expectedGradient = Matrix.zeros(terms, 17);
    kernels.multiplyAdd(a, b, sums, expectedSums);
    kernels.multiplyAdd(a.transposed(), sums, gradient, expectedGradient);
    kernels.multiplyAddTransposedSparse(a, sums, gradient);
    kernels.multiplyAddSparse(a, b, sums);
    for (int m = 0; m < 3; m++) {
      assertThat(sums.row(m)).isEqualTo(expectedSums.row(m));
    }
    for (int k = 0; k < terms; k++) {
      assertThat(gradient.row(k)).isEqualTo(expectedGradient.row(k));
    }
  }

  @Test
  void aligned_anySizeAndNumberOfProducts_hasTheSameRows() {
    Random random = new Random(12);
    for (int[] size : new int[][] {{3, 17, 1}, {3, 17, 64}, {400, 32, 4}, {8193, 32, 64}}) {
      Matrix all = Matrix.zeros(size[0] + 2, size[1]);
      fill(all, r -> (float) r.nextGaussian(), random);
      Matrix b = all.rows(1, size[0] + 1);
      Matrix aligned = kernels.aligned(b, size[2]);
      assertThat(aligned.rows()).isEqualTo(b.rows());
      assertThat(aligned.columns()).isEqualTo(b.columns());
      assertThat(aligned.rowStride()).isEqualTo(b.rowStride());
      for (int row = 0; row < b.rows(); row++) {
        assertThat(aligned.row(row)).isEqualTo(b.row(row));
      }
    }
  }

  /** Every so many of all floats, in rows of any length. */
  @ParameterizedTest
  @MethodSource("dev.nnmaven.nn.testing.Listed#activations")
  void activate_allExponents_hasBitsOfActivation(String name) {
    int stride = Whole.includes("15 of 16 floats") ? 4099 : 65537;
    Activation activation = Activation.of(name);
    Matrix sums = Matrix.zeros(64, 250);
    Matrix outputs = Matrix.zeros(65, 250).rows(1, 65);
    long bits = 0;
    while (bits < 1L << 32) {
      long first = bits;
      for (int i = 0; i < sums.values().length; i++, bits += stride) {
        sums.values()[i] = Float.intBitsToFloat((int) bits);
      }
      kernels.activate(activation, sums, outputs);
      for (int i = 0; i < sums.values().length; i++) {
        float expected = activation.apply(sums.values()[i]);
        requireSameBits(
            outputs.values()[outputs.offset() + i], expected, name + " from " + first + " on");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.nn.testing.Listed#activations")
  void multiplyByDerivative_anyNumbers_hasBitsOfActivation(String name) {
    Activation activation = Activation.of(name);
    Random random = new Random(4);
    Numbers numbers =
        r -> r.nextInt(5) == 0 ? SPECIAL[r.nextInt(SPECIAL.length)] : 3 * (float) r.nextGaussian();
    Matrix sums = fill(Matrix.zeros(40, 33).rows(1, 36), numbers, random);
    Matrix outputs = Matrix.zeros(40, 33).rows(2, 37);
    Matrix gradient = fill(Matrix.zeros(40, 33).rows(3, 38), numbers, random);
    kernels.activate(activation, sums, outputs);
    float[] before = gradient.values().clone();
    kernels.multiplyByDerivative(activation, sums, outputs, gradient);
    for (int m = 0; m < 35; m++) {
      for (int n = 0; n < 33; n++) {
        float sum = sums.values()[sums.index(m, n)];
        float slope = activation.derivative(sum, activation.apply(sum));
        int at = gradient.index(m, n);
        requireSameBits(gradient.values()[at], before[at] * slope, name + " of " + sum);
      }
    }
  }

  @Test
  void stepOnOneSample_anySize_hasBitsOfGradientAndStep() {
    Random random = new Random(5);
    for (int inputs : new int[] {1, 2, 5, 33}) {
      for (int neurons : COLUMNS) {
        for (Numbers numbers :
            List.<Numbers>of(
                r -> (float) r.nextGaussian(), r -> SPECIAL[r.nextInt(SPECIAL.length)])) {
          Matrix x = fill(Matrix.zeros(3, inputs).rows(1, 2), numbers, random);
          Matrix delta = fill(Matrix.zeros(3, neurons).rows(2, 3), numbers, random);
          Matrix weights = fill(Matrix.zeros(inputs, neurons), numbers, random);
          float[] before = weights.values().clone();
          kernels.stepOnOneSample(x, delta, weights, 0.3f);
          for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < neurons; o++) {
              float gradient =
                  Math.fma(x.values()[x.index(0, i)], delta.values()[delta.index(0, o)], 0f);
              int at = weights.index(i, o);
              float expected = Math.fma(-0.3f, gradient, before[at]);
              requireSameBits(weights.values()[at], expected, "weight");
            }
          }
        }
      }
    }
  }

  /** Quicker than an assertion, of which there would be millions. */
  private static void requireSameBits(float actual, float expected, String what) {
    if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
      throw new AssertionError(what + ": expected " + expected + ", found " + actual);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 255, 256, 784})
  void divide_everyByte_isItsUnsignedValueDivided(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (255 - i);
    }
    for (float divisor : new float[] {255f, 1f, 3f, 7139.0425f}) {
      float[] quotients = new float[count + 5];
      kernels.divide(bytes, divisor, quotients, 3);
      for (int i = 0; i < count; i++) {
        assertThat(quotients[3 + i]).isEqualTo(((255 - i) & 0xff) / divisor);
      }
      assertThat(quotients[2]).isZero();
      assertThat(quotients[count + 3]).isZero();
    }
  }

  /** All bytes, and some divisors from 1 to 2, evenly: others differ by powers of two. */
  @Test
  void divide_anyDivisor_isRoundedAsADivision() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    float[] quotients = new float[bytes.length];
    int step = Whole.includes("seven of eight divisors") ? 1021 : 8191;
    for (int mantissa = 0; mantissa < 1 << 23; mantissa += step) {
      float divisor = Float.intBitsToFloat(Float.floatToIntBits(1f) | mantissa);
      kernels.divide(bytes, divisor, quotients, 0);
      for (int i = 0; i < bytes.length; i++) {
        requireSameBits(quotients[i], i / divisor, i + " / " + divisor);
      }
    }
  }
}
