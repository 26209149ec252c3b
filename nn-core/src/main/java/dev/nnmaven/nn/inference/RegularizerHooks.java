package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.kernel.Matrix;

/** Hooks for regularizers in the forward pass. */
public interface RegularizerHooks {

  /** No regularization, for inference. */
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
   * @param firstSample index in the pass of the first row
   * @param inputs a range of rows of [B][I]
   */
  void perturbInputs(int layer, int firstSample, Matrix inputs);

  /**
   * Overwrites the factors of a layer's outputs.
   *
   * @param firstSample index in the pass of the first row
   * @param factors a range of rows of [B][O]
   */
  void drawFactors(int layer, int firstSample, Matrix factors);
}
