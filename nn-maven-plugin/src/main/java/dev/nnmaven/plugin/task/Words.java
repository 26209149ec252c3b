package dev.nnmaven.plugin.task;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.Tensor;

/**
 * Integers and doubles in a float32 tensor: 16 bits in each element, which holds them exactly. The
 * tensor has a row for each epoch, and all rows are equally long.
 */
final class Words {

  private static final int BITS = 16;
  private static final int MASK = (1 << BITS) - 1;

  private final String name;
  private final int rows;
  private final float[] values;
  private int position;

  private Words(String name, int rows, float[] values) {
    this.name = name;
    this.rows = rows;
    this.values = values;
  }

  /**
   * A tensor to be filled.
   *
   * @param ints how many of 32 bits are in a row; a double counts as two
   */
  static Words of(String name, int rows, int ints) {
    return new Words(name, rows, new float[Math.multiplyExact(rows, 2 * ints)]);
  }

  /**
   * A tensor to be read.
   *
   * @throws MalformedFileException if it has another shape
   */
  static Words of(Tensor tensor, int rows, int ints) throws MalformedFileException {
    tensor.requireShape(rows, 2 * ints);
    return new Words(tensor.name(), rows, tensor.values());
  }

  void put(int number) {
    values[position++] = number >>> BITS;
    values[position++] = number & MASK;
  }

  void put(double number) {
    long bits = Double.doubleToRawLongBits(number);
    put((int) (bits >>> Integer.SIZE));
    put((int) bits);
  }

  int nextInt() throws MalformedFileException {
    return next() << BITS | next();
  }

  double nextDouble() throws MalformedFileException {
    long high = nextInt();
    return Double.longBitsToDouble(high << Integer.SIZE | Integer.toUnsignedLong(nextInt()));
  }

  private int next() throws MalformedFileException {
    float value = values[position++];
    int word = (int) value;
    if (word != value || word < 0 || word > MASK) {
      throw new MalformedFileException(
          "tensor %s holds %s, expected 16 bits".formatted(name, value));
    }
    return word;
  }

  Tensor tensor() {
    return new Tensor(name, new int[] {rows, rows == 0 ? 0 : values.length / rows}, values);
  }
}
