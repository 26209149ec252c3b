package dev.nnmaven.nn.optimizer.builtin;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Nesterov's accelerated gradient, with the gradient taken where the weights are: v ← μ v + ∂L/∂w,
 * w ← w − η (∂L/∂w + μ v).
 *
 * <p>Source: Y. Nesterov, <i>A method for solving the convex programming problem with convergence
 * rate O(1/k²)</i>, Soviet Mathematics Doklady 27 (1983); in this form Y. Bengio, N.
 * Boulanger-Lewandowski, R. Pascanu, <i>Advances in optimizing recurrent networks</i>, ICASSP 2013.
 *
 * @param momentum μ: how much of the velocity v is kept, 0 to below 1
 */
@ServiceProvider(Optimizer.class)
public record Nesterov(float momentum) implements Optimizer {

  /** Throws IllegalArgumentException if it is out of range. */
  public Nesterov {
    NumericArguments.requireShare("momentum", momentum);
  }

  /** Creates the optimizer with the default momentum, 0.9. */
  public Nesterov() {
    this(0.9f);
  }

  @Override
  public NumericArguments<Nesterov> numbers() {
    return NumericArguments.of("nesterov", a -> new Nesterov(a[0])).and("momentum", momentum);
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
            float ahead = Math.fma(momentum, velocity[i], gradient[i]);
            weights[i] = Math.fma(-learningRate, ahead, weights[i]);
          }
        });
  }
}
