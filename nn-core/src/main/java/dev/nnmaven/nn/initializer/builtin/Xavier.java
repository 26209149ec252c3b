package dev.nnmaven.nn.initializer.builtin;

import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Xavier (Glorot) initialization: uniform in ±√(6 / (inputs + outputs)), which keeps the variance
 * of activations and gradients similar across layers; for sigmoid, tanh and linear layers.
 *
 * <p>Source: X. Glorot, Y. Bengio, <i>Understanding the difficulty of training deep feedforward
 * neural networks</i>, AISTATS 2010, equation 16.
 */
@ServiceProvider(Initializer.class)
public record Xavier() implements Initializer {

  @Override
  public String specification() {
    return "xavier";
  }

  @Override
  public List<String> aliases() {
    return List.of("glorot");
  }

  @Override
  public float draw(int inputs, int outputs, RandomStream random) {
    return Uniform.between(Math.sqrt(6.0 / ((double) inputs + outputs)), random);
  }
}
