package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.Illegal;
import java.util.List;

/** Pooling over square windows: {@code maxPool(2)}, {@code avgPool(3, stride=2)}. */
class SquarePool implements LayerKind {

  private final Pooling pooling;
  private final int size;
  private final int stride;

  SquarePool(Pooling pooling, int size, int stride) {
    if (size < 1 || stride < 1) {
      throw Illegal.argument(
          "pooling needs a size and a stride of at least 1, found %s and %s", size, stride);
    }
    this.pooling = pooling;
    this.size = size;
    this.stride = stride;
  }

  @Override
  public final String specification() {
    String name = pooling == Pooling.MAX ? PoolLayer.MAX_KIND : PoolLayer.AVERAGE_KIND;
    return "%s(%s%s)".formatted(name, size, stride == size ? "" : ", stride=" + stride);
  }

  @Override
  public final List<String> parameters() {
    return List.of("size", "stride");
  }

  /** The stride is the size unless it is given. */
  @Override
  public final LayerKind with(Arguments arguments) {
    int given = arguments.integer("size", size);
    return new SquarePool(pooling, given, arguments.integer("stride", given));
  }

  @Override
  public final boolean hasActivation() {
    return false;
  }

  @Override
  public final PoolLayer create(
      Shape inputs, Activation activation, List<Regularizer> regularizers) {
    return new PoolLayer(inputs, pooling, size, stride, regularizers);
  }
}
