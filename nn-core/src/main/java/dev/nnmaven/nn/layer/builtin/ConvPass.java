package dev.nnmaven.nn.layer.builtin;

import static java.util.Objects.requireNonNull;

import dev.nnmaven.nn.kernel.Gather;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.RowRange;
import org.jspecify.annotations.Nullable;

/**
 * Forward and backward pass of a convolution over a batch, sample by sample. Sums and gradients of
 * weights are products whose left side is gathered out of an image with zeros around it.
 *
 * <pre>
 *   sums       = biases + windows · W           [windows][O], a window is a row of K numbers
 *   ∂W        += windowsᵀ · δ                   [K][O]
 *   ∂L/∂inputs = δ · Wᵀ, added at the windows   {@link ConvInputGradient}
 *   ∂b        += ones · δ                       [O]
 * </pre>
 *
 * <p>Rows of sums and δ are one after the other in a sample. Kernels want each of them padded to
 * whole vectors; where the number of filters is none of these, they are copied.
 */
final class ConvPass implements LayerPass {

  private static final int WEIGHTS = 0;

  private final Kernels kernels;
  private final PaddedImage image;
  private final Gather windows; // [windows][K]
  private final Gather terms; // [K][windows]
  private final RowRange all; // a row for each window
  private final Matrix weights; // [K][O]
  private final Matrix everyBias; // [windows][O], all rows the same one
  private final PaddedRows sumRows;
  private final PaddedRows deltaRows;
  private final Matrix ones; // [1][windows]
  private final @Nullable ConvInputGradient back; // null where nothing is carried back

  ConvPass(ConvLayer layer, Kernels kernels, boolean carriesBack) {
    Windows over = layer.windows();
    this.kernels = kernels;
    this.image = PaddedImage.of(over);
    this.windows = over.gather(image.width(), over.image().channels(), 1);
    this.terms = windows.transposed();
    int count = over.count();
    this.all = new RowRange(0, count);
    this.weights = LayerPass.matrix(layer.weights());
    this.everyBias = Matrix.everyRow(layer.biases().values());
    this.sumRows = new PaddedRows(count, layer.filters());
    this.deltaRows = new PaddedRows(count, layer.filters());
    this.ones = LayerPass.ones(count);
    this.back = carriesBack ? new ConvInputGradient(layer, kernels) : null;
  }

  @Override
  public void forward(Matrix inputs, Matrix sums) {
    Matrix near = kernels.aligned(weights, sums.rows());
    float[] padded = image.copies().take();
    float[] copy = sumRows.copies().take();
    for (int b = 0; b < sums.rows(); b++) {
      float[] values = image.of(inputs.values(), inputs.index(b, 0), padded);
      int at = image.at(inputs.index(b, 0));
      float[] rows = sumRows.of(sums.values(), copy);
      int to = sumRows.at(sums.index(b, 0));
      kernels.multiplyGathered(windows, values, at, all, near, everyBias, rows, to);
      sumRows.copyTo(sums.values(), sums.index(b, 0), copy);
    }
    image.copies().giveBack(padded);
    sumRows.copies().giveBack(copy);
  }

  @Override
  public void inputGradient(Matrix inputs, Matrix sums, Matrix delta, Matrix inputGradient) {
    requireNonNull(back).compute(delta, inputGradient);
  }

  @Override
  public void addGradient(
      int parameter, int from, int to, Matrix inputs, Matrix delta, Matrix start, Matrix gradient) {
    RowRange range = new RowRange(from, to);
    float[] padded = image.copies().take();
    float[] copy = deltaRows.copies().take();
    for (int b = 0; b < delta.rows(); b++) {
      Matrix rows = deltaRows.matrix(delta.values(), delta.index(b, 0), copy);
      Matrix sum = b == 0 ? start : gradient;
      if (parameter == WEIGHTS) {
        float[] values = image.of(inputs.values(), inputs.index(b, 0), padded);
        int at = image.at(inputs.index(b, 0));
        kernels.multiplyGathered(
            terms, values, at, range, rows, sum, gradient.values(), gradient.offset());
      } else {
        kernels.multiplyAdd(ones, rows, sum, gradient);
      }
    }
    image.copies().giveBack(padded);
    deltaRows.copies().giveBack(copy);
  }

  @Override
  public void changed(int parameter, int from, int to) {
    if (parameter == WEIGHTS && back != null) {
      back.copyWeights(from, to);
    }
  }
}
