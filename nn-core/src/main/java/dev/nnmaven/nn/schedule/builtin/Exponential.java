package dev.nnmaven.nn.schedule.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.text.Illegal;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Lets the learning rate fall by a factor in each epoch, a little in every step.
 *
 * @param factor above 0, at most 1
 */
@ServiceProvider(Schedule.class)
public record Exponential(float factor) implements Schedule {

  /** Throws IllegalArgumentException if it is out of range. */
  public Exponential {
    requireFactor("exponential", factor);
  }

  /** Creates the schedule with the default factor, 0.95. */
  public Exponential() {
    this(0.95f);
  }

  static void requireFactor(String name, float factor) {
    if (!(factor > 0f && factor <= 1f)) {
      throw Illegal.argument("%s factor must be above 0 and at most 1, found %s", name, factor);
    }
  }

  @Override
  public NumericArguments<Exponential> numbers() {
    return NumericArguments.of("exponential", a -> new Exponential(a[0])).and("factor", factor);
  }

  @Override
  public double factor(double done, int epochs, List<Double> validationLosses) {
    return StrictMath.pow(factor, done);
  }
}
