package dev.nnmaven.nn.layer;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.activation.builtin.Relu;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.Specified;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.List;

/**
 * A kind of layer with its arguments, before the shape of its inputs is known: {@code dense(100)}.
 *
 * <p>A service, as an {@link Activation} is; {@link #parameters} are also the elements that a POM's
 * {@code <network>} has for it.
 */
public interface LayerKind extends Specified<LayerKind> {

  /** The catalog of all kinds. */
  static Catalog<LayerKind> catalog() {
    return Catalog.of(LayerKind.class, "kind of layer");
  }

  /** Whether such a layer has an activation; one without, such as pooling, is linear. */
  default boolean hasActivation() {
    return true;
  }

  /** Its activation, unless another is given. */
  default Activation activation() {
    return hasActivation() ? new Relu() : new Linear();
  }

  /**
   * Creates a layer, its weights zero.
   *
   * @param inputs shape of its inputs
   * @throws IllegalArgumentException if there is no such layer; the message says why
   */
  Layer create(Shape inputs, Activation activation, List<Regularizer> regularizers);
}
