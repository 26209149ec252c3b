package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.layer.LayerKind;

/** A kind of layer with weights, whose size is known before they take memory. */
public interface Weighted extends LayerKind {

  /** The outline of the layer that {@link #create} makes. */
  LayerOutline outline(Shape inputs);
}
