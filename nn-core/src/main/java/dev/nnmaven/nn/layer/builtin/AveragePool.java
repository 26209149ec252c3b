package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.layer.LayerKind;
import io.avaje.spi.ServiceProvider;

/** Pooling: the mean of each window. */
@ServiceProvider(LayerKind.class)
public final class AveragePool extends SquarePool {

  /** Creates pooling over windows of 2 x 2. */
  public AveragePool() {
    super(Pooling.AVERAGE, 2, 2);
  }
}
