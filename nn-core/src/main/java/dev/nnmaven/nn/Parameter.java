package dev.nnmaven.nn;

import dev.nnmaven.nn.kernel.Matrix;

/**
 * Numbers of a layer that training changes: its weights, for instance, [I][O], or its biases, [O].
 *
 * <p>Kept as the kernels want them: the last dimension is a row, and each row is padded to a
 * multiple of 16 floats, zero at first, that nothing may depend on.
 */
public final class Parameter {

  private final String name;
  private final int[] shape;
  private final boolean penalized;
  private final Matrix matrix;

  /**
   * A parameter of zeros.
   *
   * @param name as in a model file, such as {@code weights}
   * @param penalized whether penalties on weights, such as l2, act on it
   * @param shape its dimensions, each at least 1
   * @throws IllegalArgumentException if an array cannot hold it
   */
  public Parameter(String name, boolean penalized, int... shape) {
    this.name = name;
    this.penalized = penalized;
    this.shape = shape.clone();
    int rows = 1;
    for (int d = 0; d < shape.length - 1; d++) {
      rows = Math.multiplyExact(rows, shape[d]);
    }
    this.matrix = Matrix.zeros(rows, shape[shape.length - 1]);
  }

  /** What it is called in a model file, after its layer. */
  public String name() {
    return name;
  }

  /** Its dimensions; a copy. */
  public int[] shape() {
    return shape.clone();
  }

  /** Whether penalties on weights act on it. */
  public boolean isPenalized() {
    return penalized;
  }

  /** All dimensions but the last, multiplied. */
  public int rows() {
    return matrix.rows();
  }

  /** The last dimension. */
  public int columns() {
    return matrix.columns();
  }

  /** The length of a padded row of {@link #values}. */
  public int stride() {
    return matrix.rowStride();
  }

  /** How many numbers, without padding. */
  public long count() {
    return (long) rows() * columns();
  }

  /** The numbers themselves, not a copy: [{@link #rows}][{@link #stride}]. */
  public float[] values() {
    return matrix.values();
  }

  /** The numbers as the kernels read them, [rows][columns]; not a copy. */
  public Matrix matrix() {
    return matrix;
  }

  /**
   * One of the numbers.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public float get(int row, int column) {
    return values()[index(row, column)];
  }

  /**
   * Changes one of the numbers.
   *
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public void set(int row, int column, float value) {
    values()[index(row, column)] = value;
  }

  private int index(int row, int column) {
    if (row < 0 || row >= rows() || column < 0 || column >= columns()) {
      throw new IndexOutOfBoundsException(
          "row %d, column %d of %s with %d rows and %d columns"
              .formatted(row, column, name, rows(), columns()));
    }
    return matrix.index(row, column);
  }

  /** The numbers without padding, row by row; a copy. */
  public float[] toArray() {
    float[] array = new float[Math.toIntExact(count())];
    for (int row = 0; row < rows(); row++) {
      System.arraycopy(values(), matrix.index(row, 0), array, row * columns(), columns());
    }
    return array;
  }

  /**
   * Overwrites all numbers.
   *
   * @param array as {@link #toArray} gives them
   * @throws IllegalArgumentException if there are more or fewer than it has
   */
  public void fill(float[] array) {
    if (array.length != count()) {
      throw new IllegalArgumentException(
          "%s has %d numbers, found %d".formatted(name, count(), array.length));
    }
    for (int row = 0; row < rows(); row++) {
      System.arraycopy(array, row * columns(), values(), matrix.index(row, 0), columns());
    }
  }
}
