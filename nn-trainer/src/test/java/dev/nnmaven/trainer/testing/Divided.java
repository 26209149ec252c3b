package dev.nnmaven.trainer.testing;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.layer.builtin.Dense;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.List;

/** A kind of layer as somebody else may have one: with two arguments. */
public record Divided(int of, int by) implements LayerKind {

  public Divided() {
    this(8, 2);
  }

  @Override
  public String specification() {
    return "divided(" + of + ", " + by + ")";
  }

  @Override
  public List<String> parameters() {
    return List.of("of", "by");
  }

  @Override
  public LayerKind with(Arguments arguments) {
    return new Divided(arguments.integer("of", of), arguments.integer("by", by));
  }

  @Override
  public Layer create(Shape inputs, Activation activation, List<Regularizer> regularizers) {
    return new Dense(of / by).create(inputs, activation, regularizers);
  }
}
