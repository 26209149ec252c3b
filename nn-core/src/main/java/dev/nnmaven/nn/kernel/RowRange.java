package dev.nnmaven.nn.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Range of rows that one of several threads works on.
 *
 * @param from first row
 * @param to last row, exclusive
 */
public record RowRange(int from, int to) {

  /** Tile height of the kernels; ranges begin at multiples of it. */
  private static final int ROWS_AT_A_TIME = 4;

  /** Range of one part; the parts cover all rows without overlap. */
  public static RowRange of(int rows, int part, int parts) {
    return new RowRange(bound(rows, part, parts), bound(rows, part + 1, parts));
  }

  private static int bound(int rows, int part, int parts) {
    if (part == parts) {
      return rows;
    }
    int even = (int) ((long) rows * part / parts);
    return even / ROWS_AT_A_TIME * ROWS_AT_A_TIME;
  }

  /**
   * Number of rows rounded up to whole tiles. The results of the extra rows are ignored; their
   * memory must exist.
   */
  public static int padded(int rows) {
    return rows < ROWS_AT_A_TIME
        ? rows
        : (rows + ROWS_AT_A_TIME - 1) / ROWS_AT_A_TIME * ROWS_AT_A_TIME;
  }

  /** End of the range if {@link #padded}. */
  public int paddedEnd() {
    return from + padded(size());
  }

  /** Splits the range into chunks of at most {@code most} rows. */
  public List<RowRange> chunks(int most) {
    List<RowRange> chunks = new ArrayList<>();
    for (int start = from; start < to; start += most) {
      chunks.add(new RowRange(start, Math.min(start + most, to)));
    }
    return chunks;
  }

  /** Number of rows. */
  public int size() {
    return to - from;
  }

  /** Whether the range has no rows. */
  public boolean isEmpty() {
    return from >= to;
  }
}
