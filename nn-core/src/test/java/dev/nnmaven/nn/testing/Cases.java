package dev.nnmaven.nn.testing;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Checks a property on many random cases. Case n always draws the same numbers, so that a failure
 * can be repeated: {@code Cases.only(n, property)}.
 */
public final class Cases {

  private Cases() {}

  /** Runs the property once for each case, or some of them; the failing one is named. */
  public static void check(int cases, Consumer<Random> property) {
    int some = Whole.of(cases);
    for (int n = 0; n < some; n++) {
      only(n, property);
    }
  }

  /** Runs the property for one case. */
  public static void only(int n, Consumer<Random> property) {
    try {
      property.accept(new Random(n));
    } catch (Exception | AssertionError e) {
      throw new AssertionError("case " + n + ": " + e.getMessage(), e);
    }
  }
}
