package dev.nnmaven.nn.initializer;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.Specified;
import dev.nnmaven.nn.random.RandomStream;

/** Initial weights of a layer. Biases start at zero. */
public interface Initializer extends Specified<Initializer> {

  /**
   * Parses a specification such as {@code xavier}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  static Initializer of(String specification) {
    return Catalog.of(Initializer.class, "initializer").create(specification);
  }

  /**
   * Draws one weight.
   *
   * @param inputs number of inputs of a neuron (fan-in)
   * @param outputs number of neurons that an input feeds (fan-out)
   */
  float draw(int inputs, int outputs, RandomStream random);

  /**
   * Draws all weights of a layer; by default one {@link #draw} for each, row by row.
   *
   * @param inputs number of inputs of a neuron
   * @param neurons number of neurons
   * @param fanOut number of neurons that an input feeds: all of a dense layer; of a convolution,
   *     the filters at each position that has the input
   * @return [inputs][neurons], row by row
   */
  default float[] drawAll(int inputs, int neurons, int fanOut, RandomStream random) {
    float[] weights = new float[Math.multiplyExact(inputs, neurons)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = draw(inputs, fanOut, random);
    }
    return weights;
  }
}
