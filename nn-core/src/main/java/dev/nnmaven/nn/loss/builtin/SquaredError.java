package dev.nnmaven.nn.loss.builtin;

import dev.nnmaven.nn.loss.Loss;
import io.avaje.spi.ServiceProvider;

/**
 * Squared error, for numbers: L = Σⱼ dⱼ² / O with d = output − target; ∂L/∂zⱼ = 2 dⱼ / O. The same
 * as PyTorch's {@code MSELoss}, twice that of scikit-learn's {@code MLPRegressor}.
 */
@ServiceProvider(Loss.class)
public record SquaredError() implements NumberLoss {

  @Override
  public String specification() {
    return "squaredError";
  }

  @Override
  public double value(double difference) {
    return difference * difference;
  }

  @Override
  public float derivative(float difference) {
    return 2f * difference;
  }
}
