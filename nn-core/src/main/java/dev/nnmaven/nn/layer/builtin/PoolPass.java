package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.kernel.Gather;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import java.util.Arrays;

/** Forward and backward pass of a pooling over a batch, sample by sample. */
final class PoolPass implements LayerPass {

  private final Kernels kernels;
  private final Gather windows;
  private final int channels;
  private final boolean max;

  PoolPass(PoolLayer layer, Kernels kernels) {
    this.kernels = kernels;
    Shape image = layer.windows().image();
    this.channels = image.channels();
    this.windows = layer.windows().gather(image.width(), channels, channels);
    this.max = layer.pooling() == Pooling.MAX;
  }

  @Override
  public void forward(Matrix inputs, Matrix sums) {
    for (int b = 0; b < sums.rows(); b++) {
      if (max) {
        kernels.maxPool(windows, channels, inputs, sums, b);
      } else {
        kernels.averagePool(windows, channels, inputs, sums, b);
      }
    }
  }

  @Override
  public void inputGradient(Matrix inputs, Matrix sums, Matrix delta, Matrix inputGradient) {
    Arrays.fill(inputGradient.values(), inputGradient.offset(), inputGradient.end(), 0f);
    for (int b = 0; b < delta.rows(); b++) {
      if (max) {
        kernels.maxPoolGradient(windows, channels, inputs, sums, delta, inputGradient, b);
      } else {
        kernels.averagePoolGradient(windows, channels, delta, inputGradient, b);
      }
    }
  }
}
