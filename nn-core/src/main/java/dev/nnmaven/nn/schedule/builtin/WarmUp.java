package dev.nnmaven.nn.schedule.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.schedule.Schedule;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Linear warm-up: the learning rate rises from near zero to its full size during the first epochs,
 * and {@code warmUp(2)+cosine} has another schedule beside it.
 *
 * <p>Source: P. Goyal et al., <i>Accurate, large minibatch SGD: training ImageNet in 1 hour</i>,
 * 2017.
 *
 * @param epochs that it takes, above 0
 */
@ServiceProvider(Schedule.class)
public record WarmUp(float epochs) implements Schedule {

  /** The first step is this share of the full size at least, since it would be none. */
  private static final double LEAST = 0.01;

  /** Throws IllegalArgumentException if it is out of range. */
  public WarmUp {
    NumericArguments.requirePositive("warmUp epochs", epochs);
  }

  /** Creates the schedule with the default, one epoch. */
  public WarmUp() {
    this(1f);
  }

  @Override
  public NumericArguments<WarmUp> numbers() {
    return NumericArguments.of("warmUp", a -> new WarmUp(a[0])).and("epochs", epochs);
  }

  @Override
  public double factor(double done, int allEpochs, List<Double> validationLosses) {
    return Math.min(1, Math.max(LEAST, done / epochs));
  }
}
