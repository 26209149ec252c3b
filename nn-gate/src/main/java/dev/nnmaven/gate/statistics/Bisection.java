package dev.nnmaven.gate.statistics;

import java.util.function.DoublePredicate;

/** Where a condition ends that holds for small numbers and not for large ones. */
final class Bisection {

  /** Halvings of an interval of a few units, after which nothing changes any more. */
  private static final int HALVINGS = 80;

  private Bisection() {}

  /** The end, between two numbers. */
  static double of(double from, double to, DoublePredicate holds) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
