package dev.nnmaven.nn.activation.builtin;

import dev.nnmaven.nn.activation.Activation;
import io.avaje.spi.ServiceProvider;

/** The identity: f(x) = x, f′(x) = 1. */
@ServiceProvider(Activation.class)
public record Linear() implements Activation {

  @Override
  public String specification() {
    return "linear";
  }

  @Override
  public float apply(float sum) {
    return sum;
  }

  @Override
  public float derivative(float sum, float output) {
    return 1f;
  }
}
