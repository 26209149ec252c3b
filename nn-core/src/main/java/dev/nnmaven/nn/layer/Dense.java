package dev.nnmaven.nn.layer;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.regularizer.Regularizer;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * The fully connected layer: {@code dense(100)}.
 *
 * @param neurons O, at least 1
 */
@ServiceProvider(LayerKind.class)
public record Dense(int neurons) implements LayerKind {

  /** Maximum number of neurons, to catch typing errors. */
  private static final int MOST_NEURONS = 10_000_000;

  /** Throws IllegalArgumentException if there are no neurons, or more than ten million. */
  public Dense {
    if (neurons < 1 || neurons > MOST_NEURONS) {
      throw new IllegalArgumentException(
          "a dense layer has 1 to %s neurons, found %s".formatted(MOST_NEURONS, neurons));
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
  public DenseLayer create(Shape inputs, Activation activation, List<Regularizer> regularizers) {
    return new DenseLayer(inputs.size(), neurons, activation, regularizers);
  }
}
