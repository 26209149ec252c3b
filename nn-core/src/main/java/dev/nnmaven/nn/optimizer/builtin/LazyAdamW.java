package dev.nnmaven.nn.optimizer.builtin;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import io.avaje.spi.ServiceProvider;

/**
 * {@link AdamW} for inputs most of which are 0, such as the words of a text: a row of weights whose
 * gradient is zero throughout, as it is when no sample of a batch has its input, shrinks but keeps
 * its means, so that a rare word takes as large a step as a frequent one.
 *
 * <p>Sources: I. Loshchilov, F. Hutter, <i>Decoupled weight decay regularization</i>, ICLR 2019;
 * the lazy form is that of TensorFlow's LazyAdam and PyTorch's SparseAdam.
 *
 * @param adam its step
 * @param decay λ, at least 0
 */
@ServiceProvider(Optimizer.class)
public record LazyAdamW(Adam adam, float decay) implements Optimizer {

  /** Throws IllegalArgumentException if the decay is negative or not finite. */
  public LazyAdamW {
    NumericArguments.requireNotNegative("lazyAdamW decay", decay);
  }

  /** Creates the optimizer with Adam's defaults and a decay of 0.01. */
  public LazyAdamW() {
    this(new Adam(), 0.01f);
  }

  @Override
  public NumericArguments<LazyAdamW> numbers() {
    return NumericArguments.of("lazyAdamW", a -> new LazyAdamW(new Adam(a[0], a[1], a[2]), a[3]))
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
    return adam.start(parameter, parameter.isPenalized() ? decay : 0f, true);
  }
}
