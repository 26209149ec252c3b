package dev.nnmaven.nn.regularizer.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightPenalty;
import io.avaje.spi.ServiceProvider;

/**
 * L1 regularization: adds λ · |w| to the loss for each weight, so that every step moves each weight
 * by the same amount towards zero; at zero its derivative counts as zero.
 *
 * <p>Source: R. Tibshirani, <i>Regression shrinkage and selection via the lasso</i>, Journal of the
 * Royal Statistical Society B 58 (1996).
 *
 * @param lambda strength λ, at least 0
 */
@ServiceProvider(Regularizer.class)
public record L1(float lambda) implements WeightPenalty {

  /** Throws IllegalArgumentException if it is negative or not finite. */
  public L1 {
    NumericArguments.requireNotNegative("l1 lambda", lambda);
  }

  /** Creates the penalty with the default strength, 1e-5. */
  public L1() {
    this(1e-5f);
  }

  @Override
  public NumericArguments<L1> numbers() {
    return NumericArguments.of("l1", a -> new L1(a[0])).and("lambda", lambda);
  }

  @Override
  public double penalty(double weight) {
    return lambda * Math.abs(weight);
  }

  @Override
  public float gradient(float weight) {
    return lambda * Math.signum(weight);
  }
}
