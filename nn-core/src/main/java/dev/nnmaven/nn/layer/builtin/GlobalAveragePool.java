package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.regularizer.Regularizer;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/** The mean of each channel over the whole image: {@code globalAvgPool}. */
@ServiceProvider(LayerKind.class)
public record GlobalAveragePool() implements LayerKind {

  @Override
  public String specification() {
    return PoolLayer.GLOBAL_AVERAGE_KIND;
  }

  @Override
  public boolean hasActivation() {
    return false;
  }

  @Override
  public PoolLayer create(Shape inputs, Activation activation, List<Regularizer> regularizers) {
    return PoolLayer.globalAverage(inputs, regularizers);
  }
}
