package dev.nnmaven.nn.optimizer.builtin;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import io.avaje.spi.ServiceProvider;
import java.util.function.Function;

/**
 * {@link Adam} with decoupled weight decay: each step first shrinks the weights, w ← (1 − η λ) w.
 * Biases are not shrunk, as with {@code l2}.
 *
 * <p>Source: I. Loshchilov, F. Hutter, <i>Decoupled weight decay regularization</i>, ICLR 2019.
 *
 * @param adam its step
 * @param decay λ, at least 0
 */
@ServiceProvider(Optimizer.class)
public record AdamW(Adam adam, float decay) implements Optimizer {

  /** Throws IllegalArgumentException if the decay is negative or not finite. */
  public AdamW {
    NumericArguments.requireNotNegative("decay", decay);
  }

  /** Creates the optimizer with Adam's defaults and a decay of 0.01. */
  public AdamW() {
    this(new Adam(), 0.01f);
  }

  @Override
  public NumericArguments<AdamW> numbers() {
    return numbers("adamW", made -> made);
  }

  /** The numbers of an optimizer that is made of this one. */
  <T> NumericArguments<T> numbers(String name, Function<AdamW, T> maker) {
    return NumericArguments.of(name, a -> maker.apply(new AdamW(new Adam(a[0], a[1], a[2]), a[3])))
        .and("beta1", adam.beta1())
        .and("beta2", adam.beta2())
        .and("epsilon", adam.epsilon())
        .and("decay", decay);
  }

  @Override
  public float defaultLearningRate() {
    return adam.defaultLearningRate();
  }

  @Override
  public Updater start(Parameter parameter) {
    return start(parameter, false);
  }

  Updater start(Parameter parameter, boolean isLazy) {
    return adam.start(parameter, parameter.isPenalized() ? decay : 0f, isLazy);
  }
}
