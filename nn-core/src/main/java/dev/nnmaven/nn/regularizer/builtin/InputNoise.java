package dev.nnmaven.nn.regularizer.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.InputPerturbation;
import dev.nnmaven.nn.regularizer.Regularizer;
import io.avaje.spi.ServiceProvider;

/**
 * Gaussian noise added to each input of the layer, drawn independently for each sample.
 *
 * <p>Source: C. M. Bishop, <i>Training with noise is equivalent to Tikhonov regularization</i>,
 * Neural Computation 7 (1995).
 *
 * @param standardDeviation σ of the noise, at least 0
 */
@ServiceProvider(Regularizer.class)
public record InputNoise(float standardDeviation) implements InputPerturbation {

  /** Throws IllegalArgumentException if it is negative or not finite. */
  public InputNoise {
    NumericArguments.requireNotNegative("inputNoise standard deviation", standardDeviation);
  }

  /** Creates noise with the default standard deviation, 0.1. */
  public InputNoise() {
    this(0.1f);
  }

  @Override
  public NumericArguments<InputNoise> numbers() {
    return NumericArguments.of("inputNoise", a -> new InputNoise(a[0]))
        .and("standardDeviation", standardDeviation);
  }

  @Override
  public void perturb(float[] inputs, int from, int to, RandomStream random) {
    for (int i = from; i < to; i++) {
      inputs[i] = Math.fma(standardDeviation, random.nextGaussian(), inputs[i]);
    }
  }
}
