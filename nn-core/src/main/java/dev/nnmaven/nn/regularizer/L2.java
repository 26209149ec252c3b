package dev.nnmaven.nn.regularizer;

import dev.nnmaven.nn.catalog.Arguments;
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
    if (!(lambda >= 0f && Float.isFinite(lambda))) {
      throw new IllegalArgumentException(
          "l2 lambda must be at least 0 and finite, found " + lambda);
    }
  }

  /** Creates the penalty with the default strength, 1e-4. */
  public L2() {
    this(1e-4f);
  }

  @Override
  public List<String> parameters() {
    return List.of("lambda");
  }

  @Override
  public List<String> aliases() {
    return List.of("L2Norm");
  }

  @Override
  public Regularizer with(Arguments arguments) {
    return new L2(arguments.get("lambda", lambda));
  }

  @Override
  public String specification() {
    return specification("l2", lambda);
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
