package dev.nnmaven.nn.layer;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.activation.Linear;
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

  /** Whether such a layer has an activation; one without, such as pooling, is linear. */
  default boolean hasActivation() {
    return true;
  }

  /** Its activation, unless another is given. */
  default Activation activation() {
    return hasActivation() ? Activations.DEFAULT_HIDDEN : new Linear();
  }

  /**
   * What {@link #create} would create. Those of this library need no memory for it.
   *
   * @throws IllegalArgumentException if there is no such layer; the message says why
   */
  default LayerOutline outline(Shape inputs) {
    return LayerOutline.of(this, create(inputs, new Linear(), List.of()));
  }

  /**
   * Creates a layer, its weights zero.
   *
   * @param inputs shape of its inputs
   * @throws IllegalArgumentException if there is no such layer; the message says why
   */
  Layer create(Shape inputs, Activation activation, List<Regularizer> regularizers);
}
