package dev.nnmaven.nn.schedule;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;
import java.util.stream.Collectors;

/** Schedules by name, and products of several, joined by plus signs. */
public final class Schedules {

  public static final Schedule DEFAULT = new Constant();

  private Schedules() {}

  /**
   * Parses a schedule.
   *
   * @param specification one or more joined by plus signs: {@code warmUp(2)+cosine}; their factors
   *     are multiplied
   * @throws IllegalArgumentException if one is unknown or out of range; the message says what is
   *     allowed
   */
  public static Schedule of(String specification) {
    List<Schedule> parts = Catalog.of(Schedule.class, "schedule").createAll(specification);
    return parts.size() == 1 ? parts.get(0) : new Product(parts);
  }

  private record Product(List<Schedule> parts) implements Schedule {
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
}
