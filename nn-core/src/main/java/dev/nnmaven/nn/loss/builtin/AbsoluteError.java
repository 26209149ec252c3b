package dev.nnmaven.nn.loss.builtin;

import dev.nnmaven.nn.loss.Loss;
import io.avaje.spi.ServiceProvider;

/**
 * Absolute error, for numbers: L = Σⱼ |dⱼ| / O with d = output − target; ∂L/∂zⱼ = ±1 / O, 0 where d
 * is 0. Its minimum is the median, so it is robust to outliers. The same as PyTorch's {@code
 * L1Loss}.
 */
@ServiceProvider(Loss.class)
public record AbsoluteError() implements NumberLoss {

  @Override
  public String specification() {
    return "absoluteError";
  }

  @Override
  public double value(double difference) {
    return Math.abs(difference);
  }

  @Override
  public float derivative(float difference) {
    return Math.signum(difference);
  }
}
