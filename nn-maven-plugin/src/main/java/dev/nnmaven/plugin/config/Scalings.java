package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.classifier.Scaling;

/** The names that a POM has for what becomes of pictures of another size. */
public final class Scalings {

  /** What an application gets, too, unless it asks for another. */
  public static final Scaling DEFAULT = Scaling.REFUSE;

  private static final Catalog<Scaling> CATALOG =
      new Catalog<Scaling>("scaling")
          .add("refuse", () -> Scaling.REFUSE)
          .add("stretch", () -> Scaling.STRETCH)
          .add("stretchLightInk", () -> Scaling.STRETCH_LIGHT_INK, "stretch_light_ink")
          .add("stretchDarkInk", () -> Scaling.STRETCH_DARK_INK, "stretch_dark_ink");

  private Scalings() {}

  /**
   * The scaling of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Scaling of(String name) {
    return CATALOG.create(name);
  }
}
