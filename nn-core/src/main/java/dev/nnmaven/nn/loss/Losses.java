package dev.nnmaven.nn.loss;

import dev.nnmaven.nn.catalog.Catalog;

/** Losses by name. */
public final class Losses {

  public static final Loss DEFAULT = new CrossEntropy();

  private Losses() {}

  /**
   * Parses a specification such as {@code crossEntropy}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static Loss of(String specification) {
    return Catalog.of(Loss.class, "loss").create(specification);
  }
}
