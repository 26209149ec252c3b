package dev.nnmaven.nn.loss;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;

/** The losses by name. */
public final class Losses {

  /** The loss where nothing is said. */
  public static final Loss DEFAULT = new CrossEntropy();

  private static final Catalog<Loss> CATALOG =
      new Catalog<Loss>("loss")
          .add("crossEntropy", CrossEntropy::new)
          .add("binaryCrossEntropy", BinaryCrossEntropy::new);

  private Losses() {}

  /** All there are, as they are written; what stands in parentheses may be left out. */
  public static List<String> usages() {
    return CATALOG.usages();
  }

  /**
   * The loss of a specification, such as {@code crossEntropy}.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Loss of(String specification) {
    return CATALOG.create(specification);
  }
}
