package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.schedule.Schedule;
import java.util.List;

/**
 * The learning rate of the first training, over its epochs that counted, stretched over those of
 * the second: at the same share of either the rate is the same. A schedule that looks at validation
 * losses sees those of the first training up to there.
 *
 * @param counted number of its epochs that counted
 * @param planned number of epochs that it was planned for, which its schedule goes by
 * @param validationLosses after each of its epochs
 */
record RefitSchedule(Schedule first, int counted, int planned, List<Double> validationLosses)
    implements Schedule {

  /** Copies the losses of the epochs that counted. */
  RefitSchedule {
    validationLosses = List.copyOf(validationLosses.subList(0, counted));
  }

  @Override
  public String specification() {
    return first.specification();
  }

  @Override
  public double factor(double done, int epochs, List<Double> none) {
    double then = done * counted / epochs;
    return first.factor(then, planned, validationLosses.subList(0, (int) then));
  }
}
