package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.layer.LayerKind;

/** A kind of layer with weights, which says how large they would be before there is memory. */
public interface Weighted extends LayerKind {

  /** What {@link #create} would create. */
  LayerOutline outline(Shape inputs);
}
