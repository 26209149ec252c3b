package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.RowRange;
import java.util.List;

/**
 * How a batch is computed: in slices, whose values stay near, in a ring of rows that later slices
 * use again. A layer that uses each weight once for a sample has few values and many weights: what
 * its gradient needs is kept for the whole batch, if that is little, so that the gradient is read
 * and written once. Results depend on none of this.
 *
 * @param batch samples of a batch, at most
 * @param slice samples of a slice, at most
 * @param slots slices that the ring has room for, at least 1; a batch may have fewer
 * @param keepsBatch whether inputs and δ of such layers are kept for the batch
 */
public record Slicing(int batch, int slice, int slots, boolean keepsBatch) {

  /** Samples computed at once: enough to use the kernels well, few enough to stay in cache. */
  private static final int SLICE = 512;

  /** The least, and what a smaller number is a multiple of, so that threads share it evenly. */
  private static final int SMALL_SLICE = 16;

  /**
   * Memory of a slice: what stays near. If the weights take more than a fourth of it, four times
   * theirs, since they are read again for each slice.
   */
  private static final long SLICE_BYTES = 8 << 20;

  /** Uses of a weight for which it is worth reading again: a slice has about so many. */
  private static final int USES = 128;

  /** Slices of the ring that are not computed any more: their gradients are being added. */
  private static final int SLOTS_BEHIND = 2;

  /** Rows of a tile of the kernels. */
  private static final int TILE = 4;

  /** Of a layer: sums, activations, and δ on the way back. */
  private static final int BUFFERS = 3;

  /** One slice of all samples. */
  static Slicing whole(int samples) {
    return new Slicing(samples, samples, 1, false);
  }

  /**
   * For training by some threads. While each computes a slice, the gradients of two others are
   * added.
   */
  public static Slicing of(Network network, int batch, int threads) {
    int share = RowRange.padded((capacityFor(network, batch) + threads - 1) / threads);
    long uses = network.multiplications() / Math.max(1, network.parameterCount());
    int worth = uses <= 1 ? share : Math.max(TILE, tiles(USES / uses));
    int slots = threads == 1 ? 1 : threads + SLOTS_BEHIND;
    long fit = most(network, Runtime.getRuntime().maxMemory() / 2) / slots;
    if (fit == 0) {
      return new Slicing(batch, 1, 1, false);
    }
    int slice = Math.min(Math.min(share, worth), tiles(fit));
    return new Slicing(batch, slice, slots, keepsBatch(network, batch));
  }

  /** So many rows, or less if that makes whole tiles. */
  private static int tiles(long rows) {
    return (int) Math.min(rows < TILE ? rows : rows / TILE * TILE, SLICE);
  }

  private static boolean keepsBatch(Network network, int batch) {
    long kept = 0;
    for (Layer layer : network.layers()) {
      if (usesWeightsOnce(layer)) {
        kept += Matrix.paddedRow(layer.inputs()) + Matrix.paddedRow(layer.outputs());
      }
    }
    return kept * batch * Float.BYTES <= SLICE_BYTES;
  }

  private static boolean usesWeightsOnce(Layer layer) {
    return !layer.parameters().isEmpty() && layer.multiplications() <= layer.parameterCount();
  }

  /** Whether the gradient of a layer is computed once for the batch. */
  public boolean keeps(Layer layer) {
    return keepsBatch && usesWeightsOnce(layer);
  }

  /** Rows of the values kept for a layer's gradient. */
  public int rows(Layer layer) {
    return keeps(layer) ? RowRange.padded(batch) : rows();
  }

  /** Rows of the ring; if it is smaller than a batch, a whole number of slices. */
  int rows() {
    return batch <= slice * slots ? RowRange.padded(batch) : slice * slots;
  }

  /**
   * Slices that are computed ahead of the one whose gradients are added: one for each thread. Fewer
   * would have a thread wait for a slice that another has just begun.
   */
  public int ahead() {
    return Math.max(0, slots - SLOTS_BEHIND);
  }

  /** The slices of a batch. */
  public List<RowRange> slices(int samples) {
    return new RowRange(0, samples).chunks(slice);
  }

  /**
   * Suggested capacity for a number of samples: large enough to use the kernels well, limited by
   * the samples, by the size of arrays, and by half of the memory. Results do not depend on it.
   */
  public static int capacityFor(Network network, int samples) {
    return capacityFor(network, samples, Runtime.getRuntime().maxMemory() / 2);
  }

  static int capacityFor(Network network, int samples, long memory) {
    long bytes = Math.max(SLICE_BYTES, 4 * Float.BYTES * network.parameterCount());
    long some = bytes / (Float.BYTES * floats(network)) / SMALL_SLICE * SMALL_SLICE;
    int capacity = (int) Math.min(Math.min(SLICE, samples), Math.max(SMALL_SLICE, some));
    long most = most(network, memory);
    while (capacity > 1 && RowRange.padded(capacity) > most) {
      capacity--;
    }
    return capacity;
  }

  /** Samples that arrays and memory can hold. */
  private static long most(Network network, long memory) {
    long row = Matrix.paddedRow(network.inputs());
    for (Layer layer : network.layers()) {
      row = Math.max(row, Matrix.paddedRow(layer.outputs()));
    }
    return Math.min(Matrix.MOST_ELEMENTS / row, memory / (Float.BYTES * floats(network)));
  }

  private static long floats(Network network) {
    long floats = Matrix.paddedRow(network.inputs());
    for (Layer layer : network.layers()) {
      floats += BUFFERS * Matrix.paddedRow(layer.outputs());
    }
    return floats;
  }
}
