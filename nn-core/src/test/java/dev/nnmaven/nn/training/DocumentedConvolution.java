package dev.nnmaven.nn.training;

import dev.nnmaven.nn.ConvLayer;
import dev.nnmaven.nn.KernelSize;
import dev.nnmaven.nn.LayerPass;
import dev.nnmaven.nn.Padding;
import dev.nnmaven.nn.PoolLayer;
import dev.nnmaven.nn.Pooling;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.TestCompute;
import java.util.List;
import java.util.Map;

/** The document's convolution: its lines, with what the kernels compute. */
final class DocumentedConvolution {

  private static final int SIDE = 4;
  private static final int FILTER = 3;
  private static final int WINDOWS = SIDE - FILTER + 1;

  private final WorkedLines lines = new WorkedLines();
  private final ConvLayer layer =
      new ConvLayer(
          new Shape(SIDE, SIDE, 1),
          1,
          new KernelSize(FILTER, FILTER),
          1,
          Padding.VALID,
          new Linear(),
          List.of());
  private final LayerPass pass = layer.pass(TestCompute.kernels(), true);
  private final Matrix picture = Matrix.zeros(1, SIDE * SIDE);
  private final Matrix delta = Matrix.zeros(1, WINDOWS * WINDOWS);
  private final Matrix sums = Matrix.zeros(1, WINDOWS * WINDOWS);

  private DocumentedConvolution(StepDocument document) {
    give(document, "picture", picture);
    give(document, "δ", delta);
    float[][] filter = document.given("filter", float[][].class);
    for (int k = 0; k < FILTER * FILTER; k++) {
      layer.weights().set(k, 0, filter[k / FILTER][k % FILTER]);
      lines.given(name("filter", k, FILTER), filter[k / FILTER][k % FILTER]);
    }
    layer.biases().set(0, 0, document.given("bias", float.class));
    lines.given("bias", layer.biases().get(0, 0));
    pass.changed(0, 0, FILTER * FILTER);
  }

  private void give(StepDocument document, String name, Matrix to) {
    float[][] rows = document.given(name, float[][].class);
    for (int i = 0; i < to.columns(); i++) {
      to.values()[i] = rows[i / rows.length][i % rows.length];
      lines.given(name(name, i, rows.length), to.values()[i]);
    }
  }

  /** Calculation and result by name. */
  static Map<String, String> of(StepDocument document) {
    DocumentedConvolution convolution = new DocumentedConvolution(document);
    convolution.addSums();
    convolution.addPool();
    convolution.addGradients();
    convolution.addInputGradient();
    return convolution.lines.lines();
  }

  private void addSums() {
    pass.forward(picture, sums);
    for (int n = 0; n < WINDOWS * WINDOWS; n++) {
      Worked sum = lines.get("bias");
      for (int k = 0; k < FILTER * FILTER; k++) {
        sum = sum.plus(pixel(n, k).times(lines.get(name("filter", k, FILTER))));
      }
      lines.result(name("sums", n, WINDOWS), sum, sums.values()[n]);
    }
  }

  /** What the n-th window has at the k-th place. */
  private Worked pixel(int n, int k) {
    return lines.get(
        "picture[%s][%s]".formatted(n / WINDOWS + k / FILTER, n % WINDOWS + k % FILTER));
  }

  private void addPool() {
    Shape shape = layer.outputShape();
    PoolLayer pool = new PoolLayer(shape, Pooling.MAX, WINDOWS, WINDOWS, List.of());
    lines.result("largest", pool.sums(sums.row(0))[0]);
  }

  private void addGradients() {
    Matrix gradient = Matrix.zeros(FILTER * FILTER, 1);
    pass.addGradient(0, 0, FILTER * FILTER, picture, delta, gradient, gradient);
    for (int k = 0; k < FILTER * FILTER; k++) {
      Worked sum = pixel(0, k).times(lines.get("δ[0][0]"));
      for (int n = 1; n < WINDOWS * WINDOWS; n++) {
        sum = sum.plus(pixel(n, k).times(lines.get(name("δ", n, WINDOWS))));
      }
      lines.result(name("∂filter", k, FILTER), sum, gradient.values()[gradient.index(k, 0)]);
    }
    Matrix ofBias = Matrix.zeros(1, 1);
    pass.addGradient(1, 0, 1, picture, delta, ofBias, ofBias);
    Worked sum = lines.get("δ[0][0]");
    for (int n = 1; n < WINDOWS * WINDOWS; n++) {
      sum = sum.plus(lines.get(name("δ", n, WINDOWS)));
    }
    lines.result("∂bias", sum, ofBias.values()[0]);
  }

  private void addInputGradient() {
    Matrix gradient = Matrix.zeros(1, SIDE * SIDE);
    pass.inputGradient(picture, sums, delta, gradient);
    for (int i = 0; i < SIDE * SIDE; i++) {
      Worked sum = null;
      for (int n = 0; n < WINDOWS * WINDOWS; n++) {
        int y = i / SIDE - n / WINDOWS;
        int x = i % SIDE - n % WINDOWS;
        if (y >= 0 && y < FILTER && x >= 0 && x < FILTER) {
          Worked weight = lines.get("filter[%s][%s]".formatted(y, x));
          Worked product = lines.get(name("δ", n, WINDOWS)).times(weight);
          sum = sum == null ? product : sum.plus(product);
        }
      }
      lines.result(name("∂picture", i, SIDE), sum, gradient.values()[i]);
    }
  }

  private static String name(String name, int index, int columns) {
    return "%s[%s][%s]".formatted(name, index / columns, index % columns);
  }
}
