package dev.nnmaven.nn.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows that one of several threads works on.
 *
 * @param from the first
 * @param to the one after the last
 */
public record RowRange(int from, int to) {

  /** Kernels are fastest on this many rows at a time, so ranges begin at multiples of it. */
  private static final int ROWS_AT_A_TIME = 4;

  /** The range of one part; all parts together are all rows, each once. */
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
   * How many rows to compute so that none is left over: a few more than there are, whose results
   * nobody reads. The memory must be there.
   */
  public static int padded(int rows) {
    return rows < ROWS_AT_A_TIME
        ? rows
        : (rows + ROWS_AT_A_TIME - 1) / ROWS_AT_A_TIME * ROWS_AT_A_TIME;
  }

  /** Where the range ends if it is {@link #padded}. */
  public int paddedEnd() {
    return from + padded(size());
  }

  /** The same rows in ranges of at most that many; none if there are none. */
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

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return from >= to;
  }
}
