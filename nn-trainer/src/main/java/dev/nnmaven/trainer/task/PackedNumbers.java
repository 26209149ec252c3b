package dev.nnmaven.trainer.task;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.Tensor;

/**
 * Integers and doubles in a float32 tensor: 16 bits in each element, which holds them exactly. The
 * tensor has a row for each epoch, and all rows are equally long.
 */
final class PackedNumbers {

  private static final int BITS = 16;
  private static final int MASK = (1 << BITS) - 1;

  private final String name;
  private final int rows;
  private final float[] values;
  private int position;

  private PackedNumbers(String name, int rows, float[] values) {
    this.name = name;
    this.rows = rows;
    this.values = values;
  }

  /**
   * A tensor to be filled.
   *
   * @param ints how many of 32 bits are in a row; a double counts as two
   * @throws MalformedFileException if an array cannot hold so many
   */
  static PackedNumbers of(String name, int rows, long ints) throws MalformedFileException {
    return new PackedNumbers(name, rows, new float[rows * columns(rows, ints)]);
  }

  /**
   * A tensor to be read.
   *
   * @throws MalformedFileException if it has another shape
   */
  static PackedNumbers of(Tensor tensor, int rows, long ints) throws MalformedFileException {
    tensor.requireShape(rows, columns(rows, ints));
    return new PackedNumbers(tensor.name(), rows, tensor.values());
  }

  /**
   * A tensor to be read, whose rows have any length.
   *
   * @throws MalformedFileException if it has another number of rows
   */
  static PackedNumbers of(Tensor tensor, int rows) throws MalformedFileException {
    int[] shape = tensor.shape();
    return of(tensor, rows, shape.length == 2 ? shape[1] / 2 : 0);
  }

  /** Starts a row, which is zeros from where the former one ended. */
  void toRow(int row) {
    position = row * (values.length / rows);
  }

  private static int columns(int rows, long ints) throws MalformedFileException {
    if (2 * ints > (Integer.MAX_VALUE - 8) / Math.max(1, rows)) {
      throw new MalformedFileException("there are too many epochs with so many classes");
    }
    return (int) (2 * ints);
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

  /**
   * Numbers with their count before them, all within this row.
   *
   * @throws MalformedFileException if the row has fewer
   */
  int[] nextInts() throws MalformedFileException {
    int count = nextInt();
    int row = values.length / rows;
    if (count < 0 || count > (row - position % row) / 2) {
      throw new MalformedFileException(
          "tensor %s claims %s numbers, more than a row has".formatted(name, count));
    }
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = nextInt();
    }
    return numbers;
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
