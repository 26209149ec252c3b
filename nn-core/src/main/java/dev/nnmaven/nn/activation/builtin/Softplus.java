package dev.nnmaven.nn.activation.builtin;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.math.FloatMath;
import io.avaje.spi.ServiceProvider;

/**
 * A smooth rectifier: f(x) = ln(1 + eˣ), f′ = sigmoid(x).
 *
 * <p>Source: C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau, R. Garcia, <i>Incorporating second-order
 * functional knowledge for better option pricing</i>, NIPS 2000.
 */
@ServiceProvider(Activation.class)
public record Softplus() implements Activation {

  @Override
  public String specification() {
    return "softplus";
  }

  @Override
  public float apply(float sum) {
    return FloatMath.softplus(sum);
  }

  @Override
  public float derivative(float sum, float output) {
    return FloatMath.sigmoid(sum);
  }
}
