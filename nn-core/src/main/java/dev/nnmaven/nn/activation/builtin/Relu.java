package dev.nnmaven.nn.activation.builtin;

import dev.nnmaven.nn.activation.Activation;
import io.avaje.spi.ServiceProvider;

/** The rectifier: f(x) = max(x, 0); f′ = 1 above zero and 0 elsewhere. */
@ServiceProvider(Activation.class)
public record Relu() implements Activation {

  @Override
  public String specification() {
    return "relu";
  }

  @Override
  public float apply(float sum) {
    return Math.max(sum, 0f);
  }

  @Override
  public float derivative(float sum, float output) {
    return sum > 0f ? 1f : 0f;
  }
}
