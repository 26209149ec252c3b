package dev.nnmaven.nn.activation.builtin;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.NumericArguments;
import io.avaje.spi.ServiceProvider;

/**
 * The leaky rectifier, which lets some of a negative sum through: f(x) = x above zero, a · x
 * elsewhere; f′ = 1 and a.
 *
 * <p>Source: A. L. Maas, A. Y. Hannun, A. Y. Ng, <i>Rectifier nonlinearities improve neural network
 * acoustic models</i>, ICML 2013.
 *
 * @param slope a, 0 to below 1
 */
@ServiceProvider(Activation.class)
public record LeakyRelu(float slope) implements Activation {

  /** Throws IllegalArgumentException if the slope is not in [0, 1). */
  public LeakyRelu {
    NumericArguments.requireShare("leakyRelu slope", slope);
  }

  /** Creates the activation with the default slope, 0.01. */
  public LeakyRelu() {
    this(0.01f);
  }

  @Override
  public NumericArguments<LeakyRelu> numbers() {
    return NumericArguments.of("leakyRelu", a -> new LeakyRelu(a[0])).and("slope", slope);
  }

  @Override
  public float apply(float sum) {
    return sum > 0f ? sum : slope * sum;
  }

  @Override
  public float derivative(float sum, float output) {
    return sum > 0f ? 1f : slope;
  }
}
