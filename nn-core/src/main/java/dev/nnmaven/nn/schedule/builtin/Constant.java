package dev.nnmaven.nn.schedule.builtin;

import dev.nnmaven.nn.schedule.Schedule;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/** The same learning rate in all steps. */
@ServiceProvider(Schedule.class)
public record Constant() implements Schedule {

  @Override
  public String specification() {
    return "constant";
  }

  @Override
  public double factor(double done, int epochs, List<Double> validationLosses) {
    return 1;
  }
}
