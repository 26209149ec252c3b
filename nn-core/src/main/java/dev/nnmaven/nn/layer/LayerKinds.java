package dev.nnmaven.nn.layer;

import dev.nnmaven.nn.catalog.Catalog;

/** Kinds of layers by name. */
public final class LayerKinds {

  private LayerKinds() {}

  /** The catalog of all kinds. */
  public static Catalog<LayerKind> catalog() {
    return Catalog.of(LayerKind.class, "kind of layer");
  }
}
