package dev.nnmaven.nn.optimizer.builtin;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * RMSProp: s ← ρ s + (1 − ρ) (∂L/∂w)², w ← w − η ∂L/∂w / (√s + ε).
 *
 * <p>Source: T. Tieleman, G. Hinton, <i>Lecture 6.5: RMSProp</i>, Coursera: Neural Networks for
 * Machine Learning, 2012.
 *
 * @param decay ρ: how much of the running mean of squares s is kept, 0 to below 1
 * @param epsilon ε, above 0
 */
@ServiceProvider(Optimizer.class)
public record RmsProp(float decay, float epsilon) implements Optimizer {

  /** Throws IllegalArgumentException if one is out of range. */
  public RmsProp {
    NumericArguments.requireShare("rmsProp decay", decay);
    NumericArguments.requirePositive("rmsProp epsilon", epsilon);
  }

  /** Creates the optimizer with the defaults, 0.9 and 1e-8. */
  public RmsProp() {
    this(0.9f, 1e-8f);
  }

  @Override
  public NumericArguments<RmsProp> numbers() {
    return NumericArguments.of("rmsProp", a -> new RmsProp(a[0], a[1]))
        .and("decay", decay)
        .and("epsilon", epsilon);
  }

  @Override
  public float defaultLearningRate() {
    return 0.001f;
  }

  @Override
  public Updater start(Parameter parameter) {
    float[] weights = parameter.values();
    float[] squares = new float[weights.length];
    float share = 1f - decay;
    return Updater.withState(
        List.of(squares),
        (gradient, from, to, step, learningRate) -> {
          for (int i = from; i < to; i++) {
            squares[i] =
                Subnormal.avoided(Math.fma(decay, squares[i], share * (gradient[i] * gradient[i])));
            weights[i] -= learningRate * gradient[i] / ((float) Math.sqrt(squares[i]) + epsilon);
          }
        });
  }
}
