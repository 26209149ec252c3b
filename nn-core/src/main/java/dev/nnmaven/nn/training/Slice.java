package dev.nnmaven.nn.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Some samples of a batch that are computed at once. A batch goes through in slices, so that memory
 * depends on the slice, not on the batch or the data. The sums do not notice: a gradient goes on
 * adding samples where the slice before stopped.
 *
 * @param order the samples of the epoch
 * @param start where the slice begins in it
 * @param count how many samples it has
 * @param first whether the batch begins with it
 * @param last whether the batch ends with it
 */
record Slice(int[] order, int start, int count, boolean first, boolean last) {

  /** The slices of a batch: the samples {@code order[from]} up to {@code order[to - 1]}. */
  static List<Slice> of(int[] order, int from, int to, int most) {
    List<Slice> slices = new ArrayList<>();
    for (int start = from; start < to; start += most) {
      int count = Math.min(most, to - start);
      slices.add(new Slice(order, start, count, start == from, start + count == to));
    }
    return slices;
  }

  /** The sample at a place of the slice, from 0. */
  int sample(int b) {
    return order[start + b];
  }

  /** Whether it is all of a batch of one sample. */
  boolean isOneSample() {
    return count == 1 && first && last;
  }
}
