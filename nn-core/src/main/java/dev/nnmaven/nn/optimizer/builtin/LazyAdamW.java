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
 * @param adamW its step
 */
@ServiceProvider(Optimizer.class)
public record LazyAdamW(AdamW adamW) implements Optimizer {

  /** Creates the optimizer with AdamW's defaults. */
  public LazyAdamW() {
    this(new AdamW());
  }

  @Override
  public NumericArguments<LazyAdamW> numbers() {
    return adamW.numbers("lazyAdamW", LazyAdamW::new);
  }

  @Override
  public float defaultLearningRate() {
    return adamW.defaultLearningRate();
  }

  @Override
  public Updater start(Parameter parameter) {
    return adamW.start(parameter, true);
  }
}
