package dev.nnmaven.nn.schedule.builtin;

import dev.nnmaven.nn.schedule.Schedule;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Lets the learning rate fall to zero along half a cosine: (1 + cos(π · done / epochs)) / 2.
 *
 * <p>Source: I. Loshchilov, F. Hutter, <i>SGDR: stochastic gradient descent with warm restarts</i>,
 * ICLR 2017; without restarts.
 */
@ServiceProvider(Schedule.class)
public record Cosine() implements Schedule {

  @Override
  public String specification() {
    return "cosine";
  }

  @Override
  public double factor(double done, int epochs, List<Double> validationLosses) {
    return (1 + StrictMath.cos(Math.PI * done / epochs)) / 2;
  }
}
