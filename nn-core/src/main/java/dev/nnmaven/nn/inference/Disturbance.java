package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.kernel.Matrix;

/** What regularizers do to the values of a layer on the way forward. */
public interface Disturbance {

  /** Leaves everything as it is: a network that is evaluated, not trained. */
  Disturbance NONE =
      new Disturbance() {
        @Override
        public void perturbInputs(int layer, Matrix inputs) {}

        @Override
        public void drawFactors(int layer, Matrix factors) {}
      };

  /** Changes the inputs [B][I] of a layer in place. */
  void perturbInputs(int layer, Matrix inputs);

  /** Overwrites the factors [B][O] that a layer's outputs are multiplied by. */
  void drawFactors(int layer, Matrix factors);
}
