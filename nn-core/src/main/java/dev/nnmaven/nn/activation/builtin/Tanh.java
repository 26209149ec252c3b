package dev.nnmaven.nn.activation.builtin;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.math.FloatMath;
import io.avaje.spi.ServiceProvider;

/** The hyperbolic tangent: f(x) = tanh x, f′ = 1 − f². */
@ServiceProvider(Activation.class)
public record Tanh() implements Activation {

  @Override
  public String specification() {
    return "tanh";
  }

  @Override
  public float apply(float sum) {
    return FloatMath.tanh(sum);
  }

  @Override
  public float derivative(float sum, float output) {
    return Math.fma(-output, output, 1f);
  }
}
