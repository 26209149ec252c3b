package dev.nnmaven.nn.optimizer.builtin;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Adam: running means of the gradient g and of its square, corrected for their start at zero.
 *
 * <pre>
 *   m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²
 *   w ← w − η m̂ / (√v̂ + ε)   with m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ) in step t
 * </pre>
 *
 * <p>Source: D. P. Kingma, J. Ba, <i>Adam: a method for stochastic optimization</i>, ICLR 2015.
 *
 * @param beta1 β₁, 0 to below 1
 * @param beta2 β₂, 0 to below 1
 * @param epsilon ε, above 0
 */
@ServiceProvider(Optimizer.class)
public record Adam(float beta1, float beta2, float epsilon) implements Optimizer {

  /** Throws IllegalArgumentException if one is out of range. */
  public Adam {
    NumericArguments.requireShare("beta1", beta1);
    NumericArguments.requireShare("beta2", beta2);
    NumericArguments.requirePositive("epsilon", epsilon);
  }

  /** Creates the optimizer with the defaults, 0.9, 0.999 and 1e-8. */
  public Adam() {
    this(0.9f, 0.999f, 1e-8f);
  }

  @Override
  public NumericArguments<Adam> numbers() {
    return NumericArguments.of("adam", a -> new Adam(a[0], a[1], a[2]))
        .and("beta1", beta1)
        .and("beta2", beta2)
        .and("epsilon", epsilon);
  }

  @Override
  public float defaultLearningRate() {
    return 0.001f;
  }

  @Override
  public Updater start(Parameter parameter) {
    return start(parameter, 0f, false);
  }

  /**
   * Starts an updater that also shrinks the weights.
   *
   * @param decay by this times η in each step
   * @param isLazy whether a row without any gradient only shrinks, and keeps its means
   */
  Updater start(Parameter parameter, float decay, boolean isLazy) {
    float[] weights = parameter.values();
    float[] means = new float[weights.length];
    float[] squares = new float[weights.length];
    int rowLength = isLazy ? parameter.stride() : weights.length;
    return Updater.withState(
        List.of(means, squares),
        (gradient, from, to, step, learningRate) -> {
          float keep = 1f - learningRate * decay;
          float rate = (float) (learningRate / correction(beta1, step));
          float root = (float) (1 / Math.sqrt(correction(beta2, step)));
          for (int row = from; row < to; row += rowLength) {
            int end = Math.min(to, row + rowLength);
            if (isLazy && isZero(gradient, row, end)) {
              for (int i = row; i < end; i++) {
                weights[i] *= keep;
              }
              continue;
            }
            for (int i = row; i < end; i++) {
              float g = gradient[i];
              means[i] = Subnormal.avoided(Math.fma(beta1, means[i], (1f - beta1) * g));
              squares[i] =
                  Subnormal.squareAvoided(Math.fma(beta2, squares[i], (1f - beta2) * (g * g)));
              float divisor = Math.fma((float) Math.sqrt(squares[i]), root, epsilon);
              weights[i] = keep * weights[i] - rate * means[i] / divisor;
            }
          }
        });
  }

  private static boolean isZero(float[] gradient, int from, int to) {
    int bits = 0;
    for (int i = from; i < to; i++) {
      bits |= Float.floatToRawIntBits(gradient[i]);
    }
    return bits << 1 == 0; // also of -0
  }

  /** 1 − βᵗ. */
  private static double correction(float beta, long step) {
    return 1 - StrictMath.pow(beta, (double) step);
  }
}
