package dev.nnmaven.nn.loss;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;

/** The losses by name. */
public final class Losses {

  /** The loss where nothing is said. */
  public static final Loss DEFAULT = new CrossEntropy();

  private Losses() {}

  /** All there are, as they are written; what stands in parentheses may be left out. */
  public static List<String> usages() {
    return Catalog.of(Loss.class, "loss").usages();
  }

  /**
   * The loss of a specification, such as {@code crossEntropy}.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Loss of(String specification) {
    return Catalog.of(Loss.class, "loss").create(specification);
  }
}
