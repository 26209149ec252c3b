package dev.nnmaven.nn.schedule.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.text.Illegal;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Multiplies the learning rate by a factor every so many epochs.
 *
 * @param factor above 0, at most 1
 * @param every number of epochs between two changes, at least 1
 */
@ServiceProvider(Schedule.class)
public record StepDecay(float factor, float every) implements Schedule {

  /** Throws IllegalArgumentException if one is out of range. */
  public StepDecay {
    Exponential.requireFactor("step", factor);
    if (!(every >= 1f && Float.isFinite(every))) {
      throw Illegal.argument("step every must be at least 1 epoch, found %s", every);
    }
  }

  /** Creates the schedule with the defaults: half every 10 epochs. */
  public StepDecay() {
    this(0.5f, 10f);
  }

  @Override
  public NumericArguments<StepDecay> numbers() {
    return NumericArguments.of("step", a -> new StepDecay(a[0], a[1]))
        .and("factor", factor)
        .and("every", every);
  }

  @Override
  public double factor(double done, int epochs, List<Double> validationLosses) {
    return StrictMath.pow(factor, StrictMath.floor(done / every));
  }
}
