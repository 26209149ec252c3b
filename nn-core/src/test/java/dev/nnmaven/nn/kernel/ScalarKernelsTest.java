package dev.nnmaven.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Activations;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The kernels against a naive triple loop, bit for bit.
 *
 * <p>All NaNs count as equal: which of its operands' payloads an fma passes on, neither IEEE 754
 * nor Java lays down, and no number is ever made of it.
 */
class ScalarKernelsTest {

  private static final int[] ROWS = {1, 2, 5};
  private static final int[] TERMS = {1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 20, 31, 32, 33, 35};
  private static final int[] COLUMNS = {1, 3, 4, 15, 16, 17, 33};

  private static final float[] SPECIAL = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    0x1p-130f,
    -0x1.8p-127f,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    1f,
    -1f
  };

  private final Kernels kernels = new ScalarKernels();

  private interface Numbers {
    float next(Random random);
  }

  @Test
  void multiplyAdd_anySize_hasBitsOfNaiveLoop() {
    checkAllSizes(random -> (float) random.nextGaussian());
  }

  @Test
  void multiplyAdd_widelySpreadNumbers_hasBitsOfNaiveLoop() {
    checkAllSizes(
        random -> (float) (random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10.0)));
  }

  @Test
  void multiplyAdd_specialNumbers_hasBitsOfNaiveLoop() {
    checkAllSizes(
        random ->
            random.nextInt(4) == 0
                ? SPECIAL[random.nextInt(SPECIAL.length)]
                : (float) random.nextGaussian());
  }

  @Test
  void multiplyAdd_subnormalNumbers_hasBitsOfNaiveLoop() {
    checkAllSizes(random -> (float) random.nextGaussian() * 0x1p-70f);
  }

  private void checkAllSizes(Numbers numbers) {
    Random random = new Random(9);
    for (int m : ROWS) {
      for (int k : TERMS) {
        for (int n : COLUMNS) {
          check(fill(Matrix.zeros(m, k), numbers, random), k, n, numbers, random);
          check(fill(Matrix.zeros(k, m), numbers, random).transposed(), k, n, numbers, random);
        }
      }
    }
    // Many rows of few terms, as in a gradient.
    check(fill(Matrix.zeros(3, 40), numbers, random).transposed(), 3, 2, numbers, random);
  }

  private void check(Matrix a, int terms, int columns, Numbers numbers, Random random) {
    Matrix b = fill(Matrix.zeros(terms, columns), numbers, random);
    Matrix c = fill(Matrix.zeros(a.rows(), columns), numbers, random);
    float[][] expected = naive(a, b, c);
    float[] before = b.values().clone();
    kernels.multiplyAdd(a, b, c);
    for (int m = 0; m < c.rows(); m++) {
      for (int n = 0; n < columns; n++) {
        assertThat(Float.floatToIntBits(c.values()[c.index(m, n)]))
            .as("(%d, %d) of %d x %d x %d", m, n, a.rows(), terms, columns)
            .isEqualTo(Float.floatToIntBits(expected[m][n]));
      }
    }
    assertThat(b.values()).containsExactly(before);
  }

  private static float[][] naive(Matrix a, Matrix b, Matrix c) {
    float[][] product = new float[c.rows()][c.columns()];
    for (int m = 0; m < c.rows(); m++) {
      for (int n = 0; n < c.columns(); n++) {
        float sum = c.values()[c.index(m, n)];
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

  @Test
  void multiplyAdd_firstRowsOfLarger_leavesTheRest() {
    Matrix a = fill(Matrix.zeros(4, 3), r -> 1f, new Random(1));
    Matrix b = fill(Matrix.zeros(3, 5), r -> 1f, new Random(1));
    Matrix c = fill(Matrix.zeros(4, 5), r -> 7f, new Random(1));
    kernels.multiplyAdd(a.rows(0, 2), b, c.rows(0, 2));
    assertThat(c.values()[c.index(1, 4)]).isEqualTo(10f);
    assertThat(c.values()[c.index(2, 0)]).isEqualTo(7f);
    assertThat(c.values()[c.index(3, 4)]).isEqualTo(7f);
  }

  @Test
  void activate_anyFunction_isThatFunctionOfEachElement() {
    for (String name : List.of("linear", "sigmoid", "tanh", "relu")) {
      Activation activation = Activations.of(name);
      Matrix sums = fill(Matrix.zeros(3, 17), r -> 3 * (float) r.nextGaussian(), new Random(2));
      Matrix outputs = Matrix.zeros(3, 17);
      Matrix gradient = fill(Matrix.zeros(3, 17), r -> (float) r.nextGaussian(), new Random(3));
      float[] before = gradient.values().clone();
      kernels.activate(activation, sums, outputs);
      kernels.multiplyByDerivative(activation, sums, outputs, gradient);
      for (int m = 0; m < 3; m++) {
        for (int n = 0; n < 17; n++) {
          int i = sums.index(m, n);
          float sum = sums.values()[i];
          float output = activation.apply(sum);
          assertThat(outputs.values()[i]).isEqualTo(output);
          assertThat(gradient.values()[i])
              .isEqualTo(before[i] * activation.derivative(sum, output));
        }
      }
    }
  }
}
