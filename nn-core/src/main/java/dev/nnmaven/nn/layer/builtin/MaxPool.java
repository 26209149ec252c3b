package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.layer.LayerKind;
import io.avaje.spi.ServiceProvider;

/** Pooling: the maximum of each window. */
@ServiceProvider(LayerKind.class)
public final class MaxPool extends SquarePool {

  /** Creates pooling over windows of 2 x 2. */
  public MaxPool() {
    super(Pooling.MAX, 2, 2);
  }
}
