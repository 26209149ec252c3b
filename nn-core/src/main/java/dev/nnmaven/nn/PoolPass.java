package dev.nnmaven.nn;

import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.Windows;
import java.util.Arrays;

/** Forward and backward pass of a pooling over a batch. */
final class PoolPass implements LayerPass {

  private final Kernels kernels;
  private final Windows windows;
  private final Pooling pooling;

  PoolPass(PoolLayer layer, Kernels kernels) {
    this.kernels = kernels;
    this.windows = layer.windows();
    this.pooling = layer.pooling();
  }

  @Override
  public void forward(Matrix inputs, Matrix sums) {
    for (int b = 0; b < sums.rows(); b++) {
      int i = inputs.index(b, 0);
      int o = sums.index(b, 0);
      if (pooling == Pooling.MAX) {
        kernels.maxPool(windows, inputs.values(), i, sums.values(), o);
      } else {
        kernels.averagePool(windows, inputs.values(), i, sums.values(), o);
      }
    }
  }

  @Override
  public void inputGradient(Matrix inputs, Matrix sums, Matrix delta, Matrix inputGradient) {
    float[] gradient = inputGradient.values();
    Arrays.fill(gradient, inputGradient.offset(), inputGradient.end(), 0f);
    for (int b = 0; b < delta.rows(); b++) {
      int d = delta.index(b, 0);
      int g = inputGradient.index(b, 0);
      if (pooling == Pooling.MAX) {
        int i = inputs.index(b, 0);
        int o = sums.index(b, 0);
        kernels.maxPoolGradient(
            windows, inputs.values(), i, sums.values(), o, delta.values(), d, gradient, g);
      } else {
        kernels.averagePoolGradient(windows, delta.values(), d, gradient, g);
      }
    }
  }

  /** There is no parameter. */
  @Override
  public void addGradient(
      int parameter, int from, int to, Matrix inputs, Matrix delta, Matrix gradient) {}

  /** There is no parameter. */
  @Override
  public void changed(int parameter, int from, int to) {}
}
