package dev.nnmaven.nn.optimizer.builtin;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Plain gradient descent: w ← w − η · ∂L/∂w. Batch, stochastic or mini-batch: that depends on the
 * trainer's batch size.
 */
@ServiceProvider(Optimizer.class)
public record GradientDescent() implements Optimizer {

  @Override
  public String specification() {
    return "gradientDescent";
  }

  @Override
  public Updater start(Parameter parameter) {
    float[] weights = parameter.values();
    return Updater.withState(
        List.of(),
        (gradient, from, to, step, learningRate) -> {
          for (int i = from; i < to; i++) {
            weights[i] = Math.fma(-learningRate, gradient[i], weights[i]);
          }
        });
  }

  @Override
  public boolean isPlainDescent() {
    return true;
  }
}
