package dev.nnmaven.nn.activation.builtin;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.math.FloatMath;
import io.avaje.spi.ServiceProvider;

/**
 * The exponential linear unit: f(x) = x above zero, α · (eˣ − 1) elsewhere; f′ = 1 and f + α.
 *
 * <p>Source: D.-A. Clevert, T. Unterthiner, S. Hochreiter, <i>Fast and accurate deep network
 * learning by exponential linear units</i>, ICLR 2016.
 *
 * @param alpha α, above 0: −α is the limit of f for very negative sums
 */
@ServiceProvider(Activation.class)
public record Elu(float alpha) implements Activation {

  /** Throws IllegalArgumentException if alpha is not above 0 and finite. */
  public Elu {
    NumericArguments.requirePositive("elu alpha", alpha);
  }

  /** Creates the activation with the default, 1. */
  public Elu() {
    this(1f);
  }

  @Override
  public NumericArguments<Elu> numbers() {
    return NumericArguments.of("elu", a -> new Elu(a[0])).and("alpha", alpha);
  }

  @Override
  public float apply(float sum) {
    return sum > 0f ? sum : alpha * (FloatMath.exp(sum) - 1f);
  }

  @Override
  public float derivative(float sum, float output) {
    return sum > 0f ? 1f : output + alpha;
  }
}
