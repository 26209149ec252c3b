package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.activation.Activation;
import java.util.function.UnaryOperator;

/** An activation of one's own, which no catalog lists: a function of sums, and its derivative. */
public record OwnActivation(
    String specification, UnaryOperator<Float> function, UnaryOperator<Float> slope)
    implements Activation {

  @Override
  public float apply(float sum) {
    return function.apply(sum);
  }

  @Override
  public float derivative(float sum, float output) {
    return slope.apply(sum);
  }
}
