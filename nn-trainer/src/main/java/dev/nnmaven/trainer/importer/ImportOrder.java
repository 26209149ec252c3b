package dev.nnmaven.trainer.importer;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.model.Tensor;

/**
 * Order of a layer's weights in a file. Never guessed from shapes: that of a square matrix shows
 * nothing.
 */
public enum ImportOrder {
  /** [O][I], as in PyTorch's {@code Linear}: one row per neuron. */
  PYTORCH("pytorch", 1),
  /** [I][O], as in this project's model files: one row per input. */
  NN_MAVEN("nn-maven", 0);

  private static final Catalog<ImportOrder> CATALOG =
      new Catalog<ImportOrder>("order")
          .add("pytorch", () -> PYTORCH)
          .add("nn-maven", () -> NN_MAVEN);

  private final String specification;
  private final int dimensionOfInputs;

  ImportOrder(String specification, int dimensionOfInputs) {
    this.specification = specification;
    this.dimensionOfInputs = dimensionOfInputs;
  }

  /** Name in a POM and in a model file. */
  public String specification() {
    return specification;
  }

  /**
   * Parses a name.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static ImportOrder of(String specification) {
    return CATALOG.create(specification);
  }

  /** Number of inputs of a layer with these weights. */
  int inputs(Tensor weights) {
    return weights.shape()[dimensionOfInputs];
  }

  /** Number of neurons of a layer with these weights. */
  int neurons(Tensor weights) {
    return weights.shape()[1 - dimensionOfInputs];
  }

  /** Copies the weights to a layer of the same size. */
  void copy(Tensor weights, Layer layer) {
    int columns = weights.shape()[1];
    Parameter target = layer.parameter("weights");
    for (int i = 0; i < layer.inputs(); i++) {
      for (int o = 0; o < layer.outputs(); o++) {
        int index = dimensionOfInputs == 0 ? i * columns + o : o * columns + i;
        target.set(i, o, weights.values()[index]);
      }
    }
  }
}
