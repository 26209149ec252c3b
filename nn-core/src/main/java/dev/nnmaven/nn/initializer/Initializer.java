package dev.nnmaven.nn.initializer;

import dev.nnmaven.nn.catalog.Specified;
import dev.nnmaven.nn.random.RandomStream;

/** Initial weights of a layer. Biases start at zero. */
public interface Initializer extends Specified<Initializer> {

  /**
   * Draws one weight.
   *
   * @param inputs number of inputs of the layer (fan-in)
   * @param outputs number of outputs (fan-out)
   */
  float draw(int inputs, int outputs, RandomStream random);

  /**
   * Draws all weights of a layer; by default one {@link #draw} for each, row by row.
   *
   * @return [inputs][outputs], row by row
   */
  default float[] drawAll(int inputs, int outputs, RandomStream random) {
    float[] weights = new float[Math.multiplyExact(inputs, outputs)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = draw(inputs, outputs, random);
    }
    return weights;
  }
}
