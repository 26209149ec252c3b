package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.kernel.Matrix;

/** Where regularizers act on the values of a layer in the forward pass. */
public interface RegularizerHooks {

  /** Leaves everything as it is: a network that is evaluated, not trained. */
  RegularizerHooks NONE =
      new RegularizerHooks() {
        @Override
        public void perturbInputs(int layer, int firstSample, Matrix inputs) {}

        @Override
        public void drawFactors(int layer, int firstSample, Matrix factors) {}
      };

  /**
   * Changes the inputs of a layer in place.
   *
   * @param firstSample which of the pass's samples the first row is
   * @param inputs some rows of [B][I]
   */
  void perturbInputs(int layer, int firstSample, Matrix inputs);

  /**
   * Overwrites the factors that a layer's outputs are multiplied by.
   *
   * @param firstSample which of the pass's samples the first row is
   * @param factors some rows of [B][O]
   */
  void drawFactors(int layer, int firstSample, Matrix factors);
}
