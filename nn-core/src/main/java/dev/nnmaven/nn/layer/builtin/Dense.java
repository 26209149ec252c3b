package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.Illegal;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * The fully connected layer: {@code dense(100)}.
 *
 * @param neurons O, at least 1
 */
@ServiceProvider(LayerKind.class)
public record Dense(int neurons) implements Weighted {

  /** Throws IllegalArgumentException if there are no neurons. */
  public Dense {
    if (neurons < 1) {
      throw Illegal.argument("a dense layer has at least 1 neuron, found %s", neurons);
    }
  }

  /** Creates a layer of the default size. */
  public Dense() {
    this(DenseLayer.DEFAULT_NEURONS);
  }

  @Override
  public String specification() {
    return DenseLayer.KIND + "(" + neurons + ")";
  }

  @Override
  public List<String> parameters() {
    return List.of("neurons");
  }

  @Override
  public List<String> aliases() {
    return List.of("layer");
  }

  @Override
  public LayerKind with(Arguments arguments) {
    return new Dense(arguments.integer("neurons", neurons));
  }

  @Override
  public LayerOutline outline(Shape inputs) {
    return LayerOutline.weighted(
        this, inputs, Shape.flat(neurons), Matrix.paddedRow(inputs.size()), inputs.size(), neurons);
  }

  @Override
  public DenseLayer create(Shape inputs, Activation activation, List<Regularizer> regularizers) {
    return new DenseLayer(inputs.size(), neurons, activation, regularizers);
  }
}
