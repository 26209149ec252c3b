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

  /** Fewer inputs are multiplied faster than zeros among them are found. */
  private static final int MANY_INPUTS = 1024;

  /** Zeros are left out where fewer than one input in this many is not zero. */
  private static final int SPARSE = 8;

  private static final int LOOKS = 64;

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
    if (isSparse(inputs)) {
      everyBias.copyTo(sums);
      kernels.multiplyAddSparse(inputs, weights, sums);
    } else {
      kernels.multiplyAdd(inputs, weights, everyBias, sums);
    }
  }

  /**
   * Whether nearly all inputs of the first sample are zero, as those of a text are: then zeros are
   * left out, which gives the same bits. A few tell.
   */
  private boolean isSparse(Matrix inputs) {
    if (weights.rows() < MANY_INPUTS) {
      return false;
    }
    int from = inputs.index(0, 0);
    int step = Math.max(1, inputs.columns() / LOOKS);
    int notZero = 0;
    for (int i = 0; i < inputs.columns(); i += step) {
      notZero += inputs.values()[from + i] != 0f ? 1 : 0;
    }
    return notZero < inputs.columns() / step / SPARSE;
  }

  @Override
  public void inputGradient(Matrix inputs, Matrix sums, Matrix delta, Matrix inputGradient) {
    kernels.multiplyAdd(delta, requireNonNull(transposed).matrix(), zeros, inputGradient);
  }

  @Override
  public void addGradient(
      int parameter, int from, int to, Matrix inputs, Matrix delta, Matrix start, Matrix gradient) {
    if (parameter == WEIGHTS) {
      Matrix some = inputs.columns(from, to);
      Matrix sum = gradient.rows(from, to);
      if (isSparse(some)) {
        if (start.values() != gradient.values()) {
          start.rows(from, to).copyTo(sum);
        }
        kernels.multiplyAddTransposedSparse(some, delta, sum);
      } else {
        kernels.multiplyAdd(some.transposed(), delta, start.rows(from, to), sum);
      }
    } else {
      kernels.multiplyAdd(LayerPass.ones(delta.rows()), delta, start, gradient);
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
