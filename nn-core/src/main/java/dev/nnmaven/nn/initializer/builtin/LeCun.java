package dev.nnmaven.nn.initializer.builtin;

import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/**
 * LeCun initialization: normal with standard deviation √(1 / inputs), which keeps the variance of
 * the signal where activations do not change it.
 *
 * <p>Source: Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, <i>Efficient backprop</i>, in Neural
 * Networks: Tricks of the Trade, 1998, equation 16.
 */
@ServiceProvider(Initializer.class)
public record LeCun() implements Initializer {

  @Override
  public String specification() {
    return "lecun";
  }

  @Override
  public float draw(int inputs, int outputs, RandomStream random) {
    return (float) Math.sqrt(1.0 / inputs) * random.nextGaussian();
  }
}
