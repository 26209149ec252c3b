package dev.nnmaven.nn.regularizer.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightPenalty;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * L2 regularization, or weight decay: adds λ/2 · w² to the loss for each weight, so that every step
 * also shrinks each weight in proportion.
 *
 * @param lambda strength λ, at least 0
 */
@ServiceProvider(Regularizer.class)
public record L2(float lambda) implements WeightPenalty {

  /** Throws IllegalArgumentException if it is negative or not finite. */
  public L2 {
    NumericArguments.requireNotNegative("l2 lambda", lambda);
  }

  /** Creates the penalty with the default strength, 1e-4. */
  public L2() {
    this(1e-4f);
  }

  @Override
  public List<String> aliases() {
    return List.of("L2Norm");
  }

  @Override
  public NumericArguments<L2> numbers() {
    return NumericArguments.of("l2", a -> new L2(a[0])).and("lambda", lambda);
  }

  @Override
  public double penalty(double weight) {
    return 0.5 * lambda * weight * weight;
  }

  @Override
  public float gradient(float weight) {
    return lambda * weight;
  }
}
