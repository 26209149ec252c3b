package dev.nnmaven.nn.activation;

import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.math.FloatMath;
import io.avaje.spi.ServiceProvider;
import java.util.List;

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
    if (!(alpha > 0f && Float.isFinite(alpha))) {
      throw new IllegalArgumentException("elu alpha must be above 0 and finite, found " + alpha);
    }
  }

  /** Creates the activation with the default, 1. */
  public Elu() {
    this(1f);
  }

  @Override
  public String specification() {
    return specification("elu", alpha);
  }

  @Override
  public List<String> parameters() {
    return List.of("alpha");
  }

  @Override
  public Activation with(Arguments arguments) {
    return new Elu(arguments.get("alpha", alpha));
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
