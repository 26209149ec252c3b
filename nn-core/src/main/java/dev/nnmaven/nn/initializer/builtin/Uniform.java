package dev.nnmaven.nn.initializer.builtin;

import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/** Uniform between −1/√inputs and +1/√inputs, so that weighted sums are of order one. */
@ServiceProvider(Initializer.class)
public record Uniform() implements Initializer {

  @Override
  public String specification() {
    return "uniform";
  }

  @Override
  public float draw(int inputs, int outputs, RandomStream random) {
    return between(1.0 / Math.sqrt(inputs), random);
  }

  /** Draws a float from [−limit, +limit). */
  static float between(double limit, RandomStream random) {
    return (float) limit * Math.fma(2f, random.nextFloat(), -1f);
  }
}
