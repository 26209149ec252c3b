package dev.nnmaven.nn.layer;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Specified;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.List;

/**
 * A kind of layer with its arguments, before the number of its inputs is known: {@code dense(100)}.
 *
 * <p>A service, as an {@link Activation} is; {@link #parameters} are also the elements that a POM's
 * {@code <network>} has for it.
 */
public interface LayerKind extends Specified<LayerKind> {

  /**
   * Creates a layer, its weights zero.
   *
   * @param inputs I, at least 1
   * @throws IllegalArgumentException if there is no such layer; the message says why
   */
  Layer create(int inputs, Activation activation, List<Regularizer> regularizers);
}
