package dev.nnmaven.nn.schedule;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.Specified;
import java.util.List;

/** Changes the learning rate during training. Has no state. */
public interface Schedule extends Specified<Schedule> {

  /**
   * Parses a schedule.
   *
   * @param specification one or more joined by plus signs: {@code warmUp(2)+cosine}; their factors
   *     are multiplied
   * @throws IllegalArgumentException if one is unknown or out of range; the message says what is
   *     allowed
   */
  static Schedule of(String specification) {
    List<Schedule> parts = Catalog.of(Schedule.class, "schedule").createAll(specification);
    return parts.size() == 1 ? parts.get(0) : new Product(parts);
  }

  /** Whether it uses validation losses; then training needs validation samples. */
  default boolean needsValidation() {
    return false;
  }

  /**
   * Factor of the learning rate in a step. Use {@link StrictMath} rather than {@link Math}, so that
   * a model stays the same to the bit on every machine.
   *
   * @param done epochs done before the step: 2.5 in the middle of the third
   * @param epochs of the whole training, at least 1
   * @param validationLosses mean loss on the validation samples after each epoch so far; empty if
   *     there are no such samples
   */
  double factor(double done, int epochs, List<Double> validationLosses);
}
