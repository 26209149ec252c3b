package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.kernel.Gather;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.RowRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient of the inputs of a convolution. An input's is a sum over the windows that have it, and
 * of these over the filters: again a product whose left side is gathered, out of δ with zeros
 * around, and whose right side is the weights, turned by half: {@code [ky, kx descending][o][c]}.
 *
 * <p>With a stride s, inputs whose rows and columns leave other remainders when divided by s are
 * reached by other pixels of the windows: they are s² products, or one for each input if these are
 * fewer, each with its part of the weights.
 */
final class ConvInputGradient {

  /**
   * Inputs that are reached by the same pixels of windows.
   *
   * @param windows that reach them [inputs][pixels · O], in the padded δ
   * @param from first row of the turned weights of these pixels, [pixels · O][C]
   * @param to their last row, exclusive
   * @param places of the inputs, as indices in the gradient
   */
  private record Phase(Gather windows, int from, int to, int[] places) {}

  /** Of a pixel that reaches no input: with a large stride it may be in the padding always. */
  private static final int NOWHERE = -1;

  private final Kernels kernels;
  private final Windows over;
  private final int filters;
  private final Matrix weights; // [ky][kx][c][o]
  private final Matrix turned; // [all pixels, phase by phase][o][c]
  private final int[] turnedRow; // of each pixel of a window, that of its filter 0, or NOWHERE
  private final PaddedImage delta;
  private final PaddedRows rows;
  private final List<Phase> phases = new ArrayList<>();
  private final Matrix zeros; // [inputs][C], all rows the same one
  private final int above; // windows above the image that reach into it
  private final int before;

  ConvInputGradient(ConvLayer layer, Kernels kernels) {
    this.kernels = kernels;
    this.over = layer.windows();
    this.filters = layer.filters();
    this.weights = LayerPass.matrix(layer.weights());
    this.turned = Matrix.zeros(over.pixels() * filters, over.image().channels());
    this.turnedRow = new int[over.pixels()];
    int stride = over.stride();
    this.above = Math.max(0, over.size().height() - 1 - over.top()) / stride;
    this.before = Math.max(0, over.size().width() - 1 - over.left()) / stride;
    this.delta =
        PaddedImage.of(
            over.rows(),
            over.columns(),
            filters,
            above,
            before,
            above + 1 + (over.image().height() - 1 + over.top()) / stride,
            before + 1 + (over.image().width() - 1 + over.left()) / stride);
    this.rows =
        new PaddedRows(
            over.image().height() * over.image().width(), over.image().channels(), stride > 1);
    this.zeros = Matrix.everyRow(new float[turned.rowStride()]);
    Arrays.fill(turnedRow, NOWHERE);
    int row = 0;
    for (int i = 0; i < Math.min(stride, over.image().height()); i++) {
      for (int j = 0; j < Math.min(stride, over.image().width()); j++) {
        Phase phase = phase((i + over.top()) % stride, (j + over.left()) % stride, row);
        phases.add(phase);
        row = phase.to();
      }
    }
    copyWeights(0, weights.rows());
  }

  /** Inputs that the pixels (y, x), (y, x + s), (y + s, x), ... of windows reach. */
  private Phase phase(int y, int x, int firstRow) {
    int stride = over.stride();
    List<Integer> rowAt = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = Math.floorMod(y - over.top(), stride); i < over.image().height(); i += stride) {
      for (int j = Math.floorMod(x - over.left(), stride); j < over.image().width(); j += stride) {
        int line = above + (i + over.top() - y) / stride;
        int column = before + (j + over.left() - x) / stride;
        rowAt.add((line * delta.width() + column) * filters);
        places.add((i * over.image().width() + j) * over.image().channels());
      }
    }
    List<Integer> termAt = new ArrayList<>();
    for (int ky = last(over.size().height(), y); ky >= 0; ky -= stride) {
      for (int kx = last(over.size().width(), x); kx >= 0; kx -= stride) {
        turnedRow[ky * over.size().width() + kx] = firstRow + termAt.size();
        int back = (ky - y) / stride * delta.width() + (kx - x) / stride;
        for (int o = 0; o < filters; o++) {
          termAt.add(o - back * filters);
        }
      }
    }
    Gather windows = new Gather(ints(rowAt), ints(termAt));
    return new Phase(windows, firstRow, firstRow + termAt.size(), ints(places));
  }

  /** The last number below a size that leaves a remainder when divided by the stride. */
  private int last(int size, int remainder) {
    return size - 1 - Math.floorMod(size - 1 - remainder, over.stride());
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Computes the gradients of a batch.
   *
   * @param deltas a row of δ for each sample, [windows][O]
   * @param gradients gets those of the inputs, [height][width][C]
   */
  void compute(Matrix deltas, Matrix gradients) {
    Matrix near = kernels.aligned(turned, deltas.rows());
    float[] padded = delta.copies().take();
    float[] copy = rows.copies().take();
    for (int b = 0; b < deltas.rows(); b++) {
      float[] image = delta.of(deltas.values(), deltas.index(b, 0), padded);
      compute(image, near, gradients.values(), gradients.index(b, 0), copy);
    }
    delta.copies().giveBack(padded);
    rows.copies().giveBack(copy);
  }

  private void compute(float[] padded, Matrix near, float[] gradient, int g, float[] copy) {
    float[] target = rows.of(gradient, copy);
    int at = rows.at(g);
    for (Phase phase : phases) {
      RowRange all = new RowRange(0, phase.places().length);
      Matrix part = near.rows(phase.from(), phase.to());
      kernels.multiplyGathered(phase.windows(), padded, 0, all, part, zeros, target, at);
      if (target != gradient) {
        scatter(target, phase.places(), gradient, g);
      }
    }
  }

  private void scatter(float[] from, int[] places, float[] gradient, int g) {
    for (int n = 0; n < places.length; n++) {
      System.arraycopy(
          from, n * turned.rowStride(), gradient, g + places[n], over.image().channels());
    }
  }

  /** Copies rows of the weights, after they have changed. */
  void copyWeights(int from, int to) {
    for (int k = from; k < to; k++) {
      int row = turnedRow[k / over.image().channels()];
      int source = weights.index(k, 0);
      int target = turned.index(row, k % over.image().channels());
      for (int o = 0; o < filters && row != NOWHERE; o++) {
        turned.values()[target + o * turned.rowStride()] = weights.values()[source + o];
      }
    }
  }
}
