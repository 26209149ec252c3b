package dev.nnmaven.nn.optimizer.builtin;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Gradient descent with momentum: v ← μ v + ∂L/∂w, w ← w − η v.
 *
 * <p>Source: B. T. Polyak, <i>Some methods of speeding up the convergence of iteration methods</i>,
 * USSR Computational Mathematics and Mathematical Physics 4 (1964).
 *
 * @param momentum μ: how much of the velocity v is kept, 0 to below 1
 */
@ServiceProvider(Optimizer.class)
public record Momentum(float momentum) implements Optimizer {

  /** Throws IllegalArgumentException if it is out of range. */
  public Momentum {
    NumericArguments.requireShare("momentum", momentum);
  }

  /** Creates the optimizer with the default momentum, 0.9. */
  public Momentum() {
    this(0.9f);
  }

  @Override
  public NumericArguments<Momentum> numbers() {
    return NumericArguments.of("momentum", a -> new Momentum(a[0])).and("momentum", momentum);
  }

  @Override
  public float defaultLearningRate() {
    return 0.01f;
  }

  @Override
  public Updater start(Parameter parameter) {
    float[] weights = parameter.values();
    float[] velocity = new float[weights.length];
    return Updater.withState(
        List.of(velocity),
        (gradient, from, to, step, learningRate) -> {
          for (int i = from; i < to; i++) {
            velocity[i] = Subnormal.avoided(Math.fma(momentum, velocity[i], gradient[i]));
            weights[i] = Math.fma(-learningRate, velocity[i], weights[i]);
          }
        });
  }
}
