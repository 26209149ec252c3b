package dev.nnmaven.nn;

import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.text.Illegal;
import java.util.Arrays;

/**
 * A trainable tensor of a layer, such as its weights, [I][O], or its biases, [O].
 *
 * <p>Stored in the layout of the kernels: the last dimension is a row, padded to a multiple of 16
 * floats. Padding is initially zero; no result may depend on it.
 */
public final class Parameter {

  private final String name;
  private final int[] shape;
  private final boolean penalized;
  private final Matrix matrix;

  /**
   * Creates a parameter of zeros.
   *
   * @param name as in model files, such as {@code weights}
   * @param penalized whether penalties on weights, such as l2, act on it
   * @param shape its dimensions, each at least 1
   * @throws IllegalArgumentException if there is no dimension, one is below 1, or an array cannot
   *     hold it
   */
  public Parameter(String name, boolean penalized, int... shape) {
    this.name = name;
    this.penalized = penalized;
    this.shape = shape.clone();
    this.matrix = zeros(name, shape);
  }

  private static Matrix zeros(String name, int[] shape) {
    if (shape.length == 0 || Arrays.stream(shape).anyMatch(size -> size < 1)) {
      throw Illegal.argument(
          "expected dimensions of at least 1 for %s, found %s", name, Arrays.toString(shape));
    }
    long rows = 1;
    for (int d = 0; d < shape.length - 1; d++) {
      rows *= shape[d];
      if (rows > Integer.MAX_VALUE) {
        throw Illegal.argument("an array cannot hold %s of shape %s", name, Arrays.toString(shape));
      }
    }
    return Matrix.zeros((int) rows, shape[shape.length - 1]);
  }

  /** Copies the parameter with its values; later changes affect only one of the two. */
  public Parameter copy() {
    Parameter copy = new Parameter(name, penalized, shape);
    System.arraycopy(values(), 0, copy.values(), 0, values().length);
    return copy;
  }

  /** Name in a model file, after that of its layer. */
  public String name() {
    return name;
  }

  /** Dimensions; a copy. */
  public int[] shape() {
    return shape.clone();
  }

  /** Whether weight penalties, such as l2, apply to it. */
  public boolean isPenalized() {
    return penalized;
  }

  /** Number of rows: the product of all dimensions but the last. */
  public int rows() {
    return matrix.rows();
  }

  /** Number of columns: the last dimension. */
  public int columns() {
    return matrix.columns();
  }

  /** Length of a padded row of {@link #values}. */
  public int stride() {
    return matrix.rowStride();
  }

  /** Number of values, without padding. */
  public long count() {
    return (long) rows() * columns();
  }

  /** The values, not a copy: [{@link #rows}][{@link #stride}]. */
  public float[] values() {
    return matrix.values();
  }

  /**
   * Returns one value.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public float get(int row, int column) {
    return values()[index(row, column)];
  }

  /**
   * Sets one value.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public void set(int row, int column, float value) {
    values()[index(row, column)] = value;
  }

  private int index(int row, int column) {
    if (row < 0 || row >= rows() || column < 0 || column >= columns()) {
      throw new IndexOutOfBoundsException(
          "row %s, column %s of %s with %s rows and %s columns"
              .formatted(row, column, name, rows(), columns()));
    }
    return matrix.index(row, column);
  }

  /** The values without padding, row by row; a copy. */
  public float[] toArray() {
    float[] array = new float[Math.toIntExact(count())];
    for (int row = 0; row < rows(); row++) {
      System.arraycopy(values(), matrix.index(row, 0), array, row * columns(), columns());
    }
    return array;
  }

  /**
   * Overwrites all values.
   *
   * @param array in the layout of {@link #toArray}
   * @throws IllegalArgumentException if the length is not {@link #count}
   */
  public void fill(float[] array) {
    if (array.length != count()) {
      throw Illegal.argument("%s has %s numbers, found %s", name, count(), array.length);
    }
    for (int row = 0; row < rows(); row++) {
      System.arraycopy(array, row * columns(), values(), matrix.index(row, 0), columns());
    }
  }
}
