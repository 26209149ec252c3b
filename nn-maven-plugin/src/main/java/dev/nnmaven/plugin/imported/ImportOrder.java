package dev.nnmaven.plugin.imported;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.model.Tensor;

/**
 * In which order a file has the weights of a layer. Never guessed from shapes: those of a layer
 * with as many inputs as neurons say nothing.
 */
public enum ImportOrder {
  /** [O][I], as PyTorch's {@code Linear} has them: a row for each neuron. */
  PYTORCH("pytorch") {
    @Override
    int dimensionOfInputs() {
      return 1;
    }
  },
  /** [I][O], as this project's model files have them: a row for each input. */
  NN_MAVEN("nn-maven") {
    @Override
    int dimensionOfInputs() {
      return 0;
    }
  };

  private static final Catalog<ImportOrder> CATALOG =
      new Catalog<ImportOrder>("order")
          .add("pytorch", () -> PYTORCH)
          .add("nn-maven", () -> NN_MAVEN);

  private final String specification;

  ImportOrder(String specification) {
    this.specification = specification;
  }

  /** How it is written in a POM and in a model file. */
  public String specification() {
    return specification;
  }

  /**
   * The order of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static ImportOrder of(String specification) {
    return CATALOG.create(specification);
  }

  abstract int dimensionOfInputs();

  /** How many inputs a layer with these weights has. */
  int inputs(Tensor weights) {
    return weights.shape()[dimensionOfInputs()];
  }

  /** How many neurons a layer with these weights has. */
  int neurons(Tensor weights) {
    return weights.shape()[1 - dimensionOfInputs()];
  }

  /** Gives these weights to a layer of that size. */
  void copy(Tensor weights, Layer layer) {
    int columns = weights.shape()[1];
    for (int i = 0; i < layer.inputs(); i++) {
      for (int o = 0; o < layer.outputs(); o++) {
        int index = dimensionOfInputs() == 0 ? i * columns + o : o * columns + i;
        layer.parameter("weights").set(i, o, weights.values()[index]);
      }
    }
  }
}
