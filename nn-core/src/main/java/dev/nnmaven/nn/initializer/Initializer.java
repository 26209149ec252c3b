package dev.nnmaven.nn.initializer;

import dev.nnmaven.nn.catalog.Specified;
import dev.nnmaven.nn.random.RandomStream;

/** The weights that a layer starts from. Biases start at zero. */
public interface Initializer extends Specified<Initializer> {

  /**
   * Draws one weight.
   *
   * @param inputs inputs of the layer
   * @param outputs neurons of the layer
   */
  float draw(int inputs, int outputs, RandomStream random);
}
