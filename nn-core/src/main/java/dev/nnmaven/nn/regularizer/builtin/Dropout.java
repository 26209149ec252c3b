package dev.nnmaven.nn.regularizer.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.OutputScaling;
import dev.nnmaven.nn.regularizer.Regularizer;
import io.avaje.spi.ServiceProvider;

/**
 * Inverted dropout: sets each output of the layer to zero with a given probability, independently
 * for each sample, and multiplies the others by 1 / (1 − rate), so that inference needs no scaling.
 *
 * <p>Source: N. Srivastava et al., <i>Dropout: a simple way to prevent neural networks from
 * overfitting</i>, JMLR 15 (2014).
 *
 * @param rate probability of dropping an output, in [0, 1)
 */
@ServiceProvider(Regularizer.class)
public record Dropout(float rate) implements OutputScaling {

  /** Throws IllegalArgumentException if the rate is not in [0, 1). */
  public Dropout {
    NumericArguments.requireShare("dropout rate", rate);
  }

  /** Creates dropout with the default rate, 0.5. */
  public Dropout() {
    this(0.5f);
  }

  @Override
  public NumericArguments<Dropout> numbers() {
    return NumericArguments.of("dropout", a -> new Dropout(a[0])).and("rate", rate);
  }

  @Override
  public void scale(float[] factors, int from, int to, RandomStream random) {
    // One of two numbers: no processor predicts a branch that goes by random numbers.
    float[] either = {1f / (1f - rate), 0f};
    // Of 2²⁴ draws, those whose float is below the rate.
    int dropped = (int) Math.ceil(rate * 0x1p24f);
    for (int i = from; i < to; i++) {
      int draw = (int) (random.nextLong() >>> 40);
      factors[i] *= either[(draw - dropped) >>> 31];
    }
  }
}
