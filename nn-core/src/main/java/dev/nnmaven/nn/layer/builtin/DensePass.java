package dev.nnmaven.nn.layer.builtin;

import static java.util.Objects.requireNonNull;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Forward and backward pass of a dense layer over a batch: three uses of one matrix product.
 *
 * <pre>
 *   sums       = biases + inputs · W    [B][O]
 *   ∂L/∂inputs = δ · Wᵀ                 [B][I]
 *   ∂W        += inputsᵀ · δ            [I][O]
 *   ∂b        += Σ over samples of δ    [O]
 * </pre>
 */
final class DensePass implements LayerPass {

  private static final int WEIGHTS = 0;

  private final Kernels kernels;
  private final Matrix weights; // [I][O]
  private final float[] biases; // [O], padded as a row of weights
  private final Matrix everyBias; // these, in every row
  private final Matrix zeros; // [I], in every row
  private final @Nullable TransposedWeights transposed; // null where nothing is carried back

  DensePass(DenseLayer layer, Kernels kernels, boolean carriesBack) {
    this.kernels = kernels;
    this.weights = LayerPass.matrix(layer.weights());
    this.biases = layer.biases().values();
    this.everyBias = Matrix.everyRow(biases);
    this.zeros = Matrix.everyRow(Matrix.zeros(1, layer.inputs()).values());
    this.transposed = carriesBack ? new TransposedWeights(weights) : null;
  }

  @Override
  public void forward(Matrix inputs, Matrix sums) {
    kernels.multiplyAdd(inputs, weights, everyBias, sums);
  }

  @Override
  public void inputGradient(Matrix inputs, Matrix sums, Matrix delta, Matrix inputGradient) {
    kernels.multiplyAdd(delta, requireNonNull(transposed).matrix(), zeros, inputGradient);
  }

  @Override
  public void addGradient(
      int parameter, int from, int to, Matrix inputs, Matrix delta, Matrix start, Matrix gradient) {
    if (parameter == WEIGHTS) {
      kernels.multiplyAdd(
          inputs.transposed().rows(from, to), delta, start.rows(from, to), gradient.rows(from, to));
    } else {
      System.arraycopy(start.values(), 0, gradient.values(), 0, biases.length);
      addRows(delta, gradient.values());
    }
  }

  private static void addRows(Matrix rows, float[] sums) {
    for (int r = 0; r < rows.rows(); r++) {
      int from = rows.index(r, 0);
      for (int c = 0; c < sums.length; c++) {
        sums[c] += rows.values()[from + c];
      }
    }
  }

  @Override
  public void changed(int parameter, int from, int to) {
    if (parameter == WEIGHTS && transposed != null) {
      transposed.copy(from, to);
    }
  }

  @Override
  public boolean takesRowsApart() {
    return true;
  }

  @Override
  public boolean stepsOnOneSample() {
    return true;
  }

  @Override
  public void stepOnOneSample(Matrix inputs, Matrix delta, float learningRate) {
    kernels.stepOnOneSample(inputs, delta, weights, learningRate);
    if (transposed != null) {
      kernels.stepOnOneSample(delta, inputs, transposed.matrix(), learningRate);
    }
    for (int o = 0; o < biases.length; o++) {
      float gradient = 0f + delta.values()[delta.offset() + o]; // a sum that starts at zero
      biases[o] = Math.fma(-learningRate, gradient, biases[o]);
    }
  }
}
