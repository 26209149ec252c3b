package dev.nnmaven.nn.schedule.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.text.Illegal;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Multiplies the learning rate by a factor whenever the validation loss is on a plateau: in so many
 * epochs in a row it was not below (1 − threshold) times the smallest one before.
 *
 * <p>Source: {@code ReduceLROnPlateau} of PyTorch and Keras; patience is counted as in Keras, which
 * is one epoch less than in PyTorch.
 *
 * @param factor above 0, at most 1
 * @param patience number of epochs, at least 1
 * @param threshold relative improvement that counts, at least 0, below 1
 */
@ServiceProvider(Schedule.class)
public record Plateau(float factor, float patience, float threshold) implements Schedule {

  /** Throws IllegalArgumentException if one is out of range. */
  public Plateau {
    Exponential.requireFactor("plateau", factor);
    if (!(patience >= 1f && patience == Math.rint(patience) && Float.isFinite(patience))) {
      throw Illegal.argument(
          "plateau patience must be a whole number of epochs, at least 1, found %s", patience);
    }
    NumericArguments.requireShare("plateau threshold", threshold);
  }

  /** Creates the schedule with the defaults: half after 5 epochs without a loss 0.01% smaller. */
  public Plateau() {
    this(0.5f, 5f, 1e-4f);
  }

  @Override
  public NumericArguments<Plateau> numbers() {
    return NumericArguments.of("plateau", a -> new Plateau(a[0], a[1], a[2]))
        .and("factor", factor)
        .and("patience", patience)
        .and("threshold", threshold);
  }

  @Override
  public boolean needsValidation() {
    return true;
  }

  @Override
  public double factor(double done, int epochs, List<Double> validationLosses) {
    double least = Double.POSITIVE_INFINITY;
    int waited = 0;
    int reductions = 0;
    for (double loss : validationLosses) {
      waited++;
      if (loss < least * (1 - threshold)) {
        least = loss;
        waited = 0;
      } else if (waited >= patience) {
        reductions++;
        waited = 0;
      }
    }
    return StrictMath.pow(factor, reductions);
  }
}
