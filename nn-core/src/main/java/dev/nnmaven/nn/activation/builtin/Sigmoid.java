package dev.nnmaven.nn.activation.builtin;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.math.FloatMath;
import io.avaje.spi.ServiceProvider;

/** The logistic function: f(x) = 1 / (1 + e⁻ˣ), f′ = f · (1 − f). */
@ServiceProvider(Activation.class)
public record Sigmoid() implements Activation {

  @Override
  public String specification() {
    return "sigmoid";
  }

  @Override
  public float apply(float sum) {
    return FloatMath.sigmoid(sum);
  }

  @Override
  public float derivative(float sum, float output) {
    return output * (1f - output);
  }
}
