package dev.nnmaven.nn.schedule;

import java.util.List;
import java.util.stream.Collectors;

/** Several schedules, whose factors are multiplied. */
record Product(List<Schedule> parts) implements Schedule {
  @Override
  public String specification() {
    return parts.stream().map(Schedule::specification).collect(Collectors.joining("+"));
  }

  @Override
  public boolean needsValidation() {
    return parts.stream().anyMatch(Schedule::needsValidation);
  }

  @Override
  public double factor(double done, int epochs, List<Double> validationLosses) {
    double product = 1;
    for (Schedule part : parts) {
      product *= part.factor(done, epochs, validationLosses);
    }
    return product;
  }
}
