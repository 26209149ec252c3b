package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.kernel.Gather;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.parallel.ObjectPool;
import java.util.Arrays;

/**
 * Gradient of the inputs of a convolution. Each δ is added to all inputs of its window, times the
 * weights of its filter: windows in their order, and of each window filters in theirs.
 *
 * <p>Most δ are zero, which takes no time: of the windows that a max pooling compares one has a δ,
 * and none where relu gave zero.
 */
final class ConvInputGradient {

  private final Kernels kernels;
  private final Windows over;
  private final int filters;
  private final int pixel; // channels, padded
  private final Matrix weights; // [ky][kx][c][o]
  private final Matrix ofFilters; // [o][ky][kx][pixel]
  private final Gather places; // [windows][ky, kx, parts of a pixel], in the image with its padding
  private final ObjectPool<float[]> images; // gradients, with those of the padding

  ConvInputGradient(ConvLayer layer, Kernels kernels) {
    this.kernels = kernels;
    this.over = layer.windows();
    this.filters = layer.filters();
    this.pixel = Math.toIntExact(Matrix.paddedRow(over.image().channels()));
    this.weights = LayerPass.matrix(layer.weights());
    Gather windows = over.gather(over.paddedWidth(), pixel, Matrix.ROW_MULTIPLE);
    int parts = windows.termAt().length;
    int all = (parts + Kernels.PARTS - 1) / Kernels.PARTS * Kernels.PARTS;
    int size = new Shape(over.paddedHeight(), over.paddedWidth(), pixel).size();
    int[] partAt = Arrays.copyOf(windows.termAt(), all);
    Arrays.fill(partAt, parts, all, size); // parts of no pixel are behind the image
    this.places = new Gather(windows.rowAt(), partAt);
    this.ofFilters = Matrix.zeros(filters, all * Matrix.ROW_MULTIPLE);
    this.images = new ObjectPool<>(() -> new float[all == parts ? size : 2 * size]);
    copyWeights(0, weights.rows());
  }

  /**
   * Computes the gradients of a batch.
   *
   * @param deltas a row of δ for each sample, [windows][O]
   * @param gradients gets those of the inputs, [height][width][C]
   */
  void compute(Matrix deltas, Matrix gradients) {
    Matrix near = kernels.aligned(ofFilters, deltas.rows());
    Arrays.fill(gradients.values(), gradients.offset(), gradients.end(), 0f); // of no window
    float[] image = images.take();
    for (int b = 0; b < deltas.rows(); b++) {
      int at = deltas.index(b, 0);
      Arrays.fill(image, 0f);
      kernels.addOverlapping(
          new Matrix(deltas.values(), at, over.count(), filters, filters, 1), near, places, image);
      copy(image, gradients.values(), gradients.index(b, 0));
    }
    images.giveBack(image);
  }

  /** Copies what is not padding. */
  private void copy(float[] image, float[] gradient, int at) {
    Shape inputs = over.image();
    int columns = Math.min(inputs.width(), over.paddedWidth() - over.left());
    int together = pixel == inputs.channels() ? columns : 1; // pixels, without padding between them
    int to = at;
    for (int y = over.top(); y < Math.min(over.top() + inputs.height(), over.paddedHeight()); y++) {
      for (int x = 0; x < columns; x += together) {
        int from = (y * over.paddedWidth() + over.left() + x) * pixel;
        System.arraycopy(
            image, from, gradient, to + x * inputs.channels(), together * inputs.channels());
      }
      to += inputs.width() * inputs.channels();
    }
  }

  /** Copies rows of the weights, after they have changed. */
  void copyWeights(int from, int to) {
    int channels = over.image().channels();
    for (int k = from; k < to; k++) {
      int source = weights.index(k, 0);
      int target = ofFilters.index(0, k / channels * pixel + k % channels);
      for (int o = 0; o < filters; o++) {
        ofFilters.values()[target + o * ofFilters.rowStride()] = weights.values()[source + o];
      }
    }
  }
}
