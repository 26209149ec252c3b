package dev.nnmaven.nn.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Part of a batch that is computed at once. Memory depends on the slice size, not on that of the
 * batch or the data. Results do not: gradients continue to add samples where the previous slice
 * stopped.
 *
 * @param order the samples of the epoch
 * @param start start of the slice in the order
 * @param count number of samples
 * @param first whether it is the batch's first slice
 * @param last whether it is the batch's last slice
 */
record Slice(int[] order, int start, int count, boolean first, boolean last) {

  /** Splits a batch, {@code order[from]} to {@code order[to - 1]}, into slices. */
  static List<Slice> of(int[] order, int from, int to, int most) {
    List<Slice> slices = new ArrayList<>();
    for (int start = from; start < to; start += most) {
      int count = Math.min(most, to - start);
      slices.add(new Slice(order, start, count, start == from, start + count == to));
    }
    return slices;
  }

  /** Index of the slice's b-th sample, from 0. */
  int sample(int b) {
    return order[start + b];
  }

  /** Whether the whole batch is one sample. */
  boolean isOneSample() {
    return count == 1 && first && last;
  }
}
