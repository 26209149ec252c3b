package dev.nnmaven.nn.layer.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.ScalarKernels;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels give the bits of plain loops, for whatever numbers, and write nothing beside. */
class ImagePassTest {

  private static final int SAMPLES = 3;
  private static final float GUARD = 777f;

  private static final float[] SPECIAL = {
    0f, -0f, 1e-38f, -1e-30f, 1e-30f, Float.MIN_VALUE, 3e38f, -3e38f, 1f, -1f
  };

  static Stream<Layer> layers() {
    return Stream.concat(ImageLayers.convolutions(), ImageLayers.poolings().map(Layer.class::cast));
  }

  /**
   * Underflows, overflows, zeros of both signs, infinities and what is not a number among others.
   */
  private static float[] numbers(int count, Random random, boolean infinite) {
    float[] numbers = ImageLayers.numbers(count, random.nextLong());
    for (int i = 0; i < count; i++) {
      if (random.nextInt(3) == 0) {
        numbers[i] = SPECIAL[random.nextInt(SPECIAL.length)];
      }
      if (infinite && random.nextInt(50) == 0) {
        numbers[i] = random.nextBoolean() ? Float.POSITIVE_INFINITY : Float.NaN;
      }
    }
    return numbers;
  }

  private static void fill(Layer layer, Random random, boolean infinite) {
    for (Parameter parameter : layer.parameters()) {
      Arrays.fill(parameter.values(), 5f); // padding that no result may depend on
      parameter.fill(numbers((int) parameter.count(), random, infinite));
    }
  }

  /** Rows of a larger matrix, so that indices do not begin at 0. */
  private static Matrix matrix(int columns, Random random, boolean infinite) {
    Matrix matrix = Matrix.zeros(SAMPLES + 2, columns);
    Arrays.fill(matrix.values(), GUARD);
    Matrix rows = matrix.rows(1, SAMPLES + 1);
    for (int b = 0; b < SAMPLES; b++) {
      float[] row = numbers(columns, random, infinite);
      System.arraycopy(row, 0, rows.values(), rows.index(b, 0), columns);
    }
    return rows;
  }

  private static void assertRow(Matrix found, int b, float[] expected) {
    assertThat(found.row(b)).isEqualTo(expected);
  }

  /** The rows around, which are other samples'. */
  private static void assertUntouched(Matrix rows) {
    for (int i = 0; i < rows.rowStride(); i++) {
      assertThat(rows.values()[i]).isEqualTo(GUARD);
      assertThat(rows.values()[rows.end() + i]).isEqualTo(GUARD);
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void pass_anyNumbers_hasBitsOfPlainLoops(Layer layer) {
    for (KernelChoice choice : TestCompute.choices()) {
      for (boolean infinite : new boolean[] {false, true}) {
        check(layer, KernelSelection.select(choice).kernels(), infinite);
      }
    }
  }

  private static void check(Layer layer, Kernels kernels, boolean infinite) {
    Random random = new Random(8);
    LayerPass pass = LayerPass.of(layer, kernels, true);
    fill(layer, random, infinite);
    for (int p = 0; p < layer.parameters().size(); p++) {
      int rows = layer.parameters().get(p).rows();
      pass.changed(p, 0, rows / 2);
      pass.changed(p, rows / 2, rows);
    }
    Matrix inputs = matrix(layer.inputs(), random, infinite);
    Matrix sums = matrix(layer.outputs(), random, infinite);
    Matrix delta = matrix(layer.outputs(), random, infinite);
    Matrix gradient = matrix(layer.inputs(), random, infinite);
    for (int again = 0; again < 2; again++) { // the second time, copies of threads are not new
      pass.forward(inputs, sums);
      pass.inputGradient(inputs, sums, delta, gradient);
      for (int b = 0; b < SAMPLES; b++) {
        assertRow(sums, b, layer.sums(inputs.row(b)));
        assertRow(gradient, b, layer.inputGradient(inputs.row(b), sums.row(b), delta.row(b)));
      }
      assertUntouched(sums);
      assertUntouched(gradient);
    }
    checkGradients(layer, pass, inputs, delta);
  }

  /** From where a slice before has left them, in two ranges of rows. */
  private static void checkGradients(Layer layer, LayerPass pass, Matrix inputs, Matrix delta) {
    List<float[]> expected =
        layer.parameters().stream().map(one -> new float[one.values().length]).toList();
    for (int again = 0; again < 2; again++) {
      for (int b = 0; b < SAMPLES; b++) {
        layer.addGradient(inputs.row(b), delta.row(b), expected);
      }
    }
    for (int p = 0; p < layer.parameters().size(); p++) {
      Parameter parameter = layer.parameters().get(p);
      Matrix found = Matrix.zeros(parameter.rows(), parameter.columns());
      int middle = parameter.rows() / 3;
      for (int again = 0; again < 2; again++) {
        for (int[] range : new int[][] {{0, middle}, {middle, parameter.rows()}}) {
          if (range[0] < range[1]) {
            pass.addGradient(p, range[0], range[1], inputs, delta, found, found);
          }
        }
      }
      Matrix wanted =
          new Matrix(expected.get(p), 0, found.rows(), found.columns(), found.rowStride(), 1);
      for (int row = 0; row < found.rows(); row++) {
        assertRow(found, row, wanted.row(row));
      }
    }
  }

  /** Windows and their padding end with the image, however large the stride. */
  @Test
  void pass_strideBeyondTheImage_takesMemoryOfTheImage() {
    ConvLayer layer = ImageLayers.conv("3x4x2", 3, "5x5", 1000, "same", "linear");
    assertThat(Memory.allocated(() -> LayerPass.of(layer, new ScalarKernels(), true)))
        .isLessThan(1_000_000);
  }
}
