package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.kernel.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Pass of a layer that has no kernels: its own equations, sample by sample. Slower than kernels,
 * with the same bits.
 */
final class PlainPass implements LayerPass {

  private final Layer layer;

  PlainPass(Layer layer) {
    this.layer = layer;
  }

  @Override
  public void forward(Matrix inputs, Matrix sums) {
    for (int b = 0; b < sums.rows(); b++) {
      set(sums, b, layer.sums(inputs.row(b)));
    }
  }

  @Override
  public void inputGradient(Matrix inputs, Matrix sums, Matrix delta, Matrix inputGradient) {
    for (int b = 0; b < delta.rows(); b++) {
      set(inputGradient, b, layer.inputGradient(inputs.row(b), sums.row(b), delta.row(b)));
    }
  }

  private static void set(Matrix matrix, int row, float[] values) {
    System.arraycopy(values, 0, matrix.values(), matrix.index(row, 0), values.length);
  }

  /** The layer adds to the gradients of all its parameters; those that were not asked are lost. */
  @Override
  public void addGradient(
      int parameter, int from, int to, Matrix inputs, Matrix delta, Matrix start, Matrix gradient) {
    List<float[]> all = new ArrayList<>();
    layer.parameters().forEach(one -> all.add(new float[one.values().length]));
    Matrix own = Matrix.of(all.get(parameter), gradient.rows(), gradient.columns());
    start.rows(from, to).copyTo(own.rows(from, to));
    for (int b = 0; b < delta.rows(); b++) {
      layer.addGradient(inputs.row(b), delta.row(b), all);
    }
    own.rows(from, to).copyTo(gradient.rows(from, to));
  }
}
