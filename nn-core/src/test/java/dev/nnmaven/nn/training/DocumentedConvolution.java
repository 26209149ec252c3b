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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The document's convolution: what the kernels compute, by the names that it has there. */
final class DocumentedConvolution {

  private static final int SIDE = 4;
  private static final int FILTER = 3;
  private static final int WINDOWS = SIDE - FILTER + 1;

  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final StepDocument document;

  private DocumentedConvolution(StepDocument document) {
    this.document = document;
  }

  static Map<String, Double> numbers(StepDocument document) {
    DocumentedConvolution convolution = new DocumentedConvolution(document);
    convolution.compute();
    return convolution.numbers;
  }

  private void compute() {
    ConvLayer layer =
        new ConvLayer(
            new Shape(SIDE, SIDE, 1),
            1,
            new KernelSize(FILTER, FILTER),
            1,
            Padding.VALID,
            new Linear(),
            List.of());
    LayerPass pass = layer.pass(TestCompute.kernels(), true);
    Matrix picture = given("picture");
    Matrix delta = given("δ");
    layer.weights().fill(given("filter").row(0));
    layer.biases().set(0, 0, document.given("bias", float.class));
    pass.changed(0, 0, FILTER * FILTER);
    Matrix sums = Matrix.zeros(1, WINDOWS * WINDOWS);
    pass.forward(picture, sums);
    add("sums", sums.row(0), WINDOWS);
    PoolLayer pool = new PoolLayer(layer.outputShape(), Pooling.MAX, WINDOWS, WINDOWS, List.of());
    numbers.put("largest", (double) pool.sums(sums.row(0))[0]);
    Matrix ofFilter = Matrix.zeros(FILTER * FILTER, 1);
    pass.addGradient(0, 0, FILTER * FILTER, picture, delta, ofFilter, ofFilter);
    float[] gradients = new float[FILTER * FILTER];
    for (int k = 0; k < gradients.length; k++) {
      gradients[k] = ofFilter.values()[ofFilter.index(k, 0)];
    }
    add("∂filter", gradients, FILTER);
    Matrix ofBias = Matrix.zeros(1, 1);
    pass.addGradient(1, 0, 1, picture, delta, ofBias, ofBias);
    numbers.put("∂bias", (double) ofBias.values()[0]);
    Matrix ofPicture = Matrix.zeros(1, SIDE * SIDE);
    pass.inputGradient(picture, sums, delta, ofPicture);
    add("∂picture", ofPicture.row(0), SIDE);
  }

  private Matrix given(String name) {
    float[][] rows = document.given(name, float[][].class);
    Matrix matrix = Matrix.zeros(1, rows.length * rows.length);
    for (int i = 0; i < matrix.columns(); i++) {
      matrix.values()[i] = rows[i / rows.length][i % rows.length];
    }
    return matrix;
  }

  private void add(String name, float[] values, int columns) {
    for (int i = 0; i < values.length; i++) {
      numbers.put("%s[%d][%d]".formatted(name, i / columns, i % columns), (double) values[i]);
    }
  }
}
