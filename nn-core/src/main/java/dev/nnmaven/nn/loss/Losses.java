package dev.nnmaven.nn.loss;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;

/** Losses by name. */
public final class Losses {

  /** Default loss. */
  public static final Loss DEFAULT = new CrossEntropy();

  private Losses() {}

  /** All losses, as written in a POM; parts in parentheses are optional. */
  public static List<String> usages() {
    return Catalog.of(Loss.class, "loss").usages();
  }

  /**
   * Parses a specification such as {@code crossEntropy}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static Loss of(String specification) {
    return Catalog.of(Loss.class, "loss").create(specification);
  }
}
