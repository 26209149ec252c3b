package dev.nnmaven.nn.regularizer.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightConstraint;
import io.avaje.spi.ServiceProvider;

/**
 * Max-norm regularization: after each step, the weights that lead into a neuron are shortened to a
 * Euclidean norm of at most c. Works well with dropout and large learning rates.
 *
 * <p>Source: N. Srivastava et al., <i>Dropout: a simple way to prevent neural networks from
 * overfitting</i>, JMLR 15 (2014), section 5.1.
 *
 * @param most c, above 0
 */
@ServiceProvider(Regularizer.class)
public record MaxNorm(float most) implements WeightConstraint {

  /** Throws IllegalArgumentException if it is not above 0 and finite. */
  public MaxNorm {
    NumericArguments.requirePositive("maxNorm", most);
  }

  /** Creates the bound with the default, 3. */
  public MaxNorm() {
    this(3f);
  }

  @Override
  public NumericArguments<MaxNorm> numbers() {
    return NumericArguments.of("maxNorm", a -> new MaxNorm(a[0])).and("norm", most);
  }

  @Override
  public float factor(float norm) {
    return norm > most ? most / norm : 1f;
  }
}
