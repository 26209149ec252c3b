package dev.nnmaven.nn.loss.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.loss.Loss;
import io.avaje.spi.ServiceProvider;

/**
 * Huber's loss, for numbers: half the squared error where it is small, and in proportion to the
 * absolute error beyond. L = Σⱼ h(dⱼ) / O with d = output − target; h(d) = d² / 2 for |d| ≤ δ, else
 * δ (|d| − δ / 2); ∂L/∂zⱼ = dⱼ / O, where dⱼ is kept between −δ and δ. δ is in standard deviations
 * of the target. The same as PyTorch's {@code HuberLoss}.
 *
 * <p>Source: P. J. Huber, <i>Robust estimation of a location parameter</i>, Annals of Mathematical
 * Statistics 35 (1964).
 *
 * @param delta δ, above 0
 */
@ServiceProvider(Loss.class)
public record Huber(float delta) implements NumberLoss {

  /** Default δ: 1. */
  public Huber() {
    this(1f);
  }

  /** Throws IllegalArgumentException if δ is not above 0 and finite. */
  public Huber {
    NumericArguments.requirePositive("huber delta", delta);
  }

  @Override
  public NumericArguments<Huber> numbers() {
    return NumericArguments.of("huber", a -> new Huber(a[0])).and("delta", delta);
  }

  @Override
  public double value(double difference) {
    double size = Math.abs(difference);
    return size <= delta ? difference * difference / 2 : delta * (size - delta / 2.0);
  }

  @Override
  public float derivative(float difference) {
    return Math.max(-delta, Math.min(delta, difference));
  }
}
