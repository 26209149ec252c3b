package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.layer.builtin.Dense;
import dev.nnmaven.nn.layer.builtin.LayerOutline;
import dev.nnmaven.nn.layer.builtin.Weighted;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.List;

/**
 * The output layer, fully connected and linear: {@code output}, whose size is the data's, or {@code
 * output(10)}, whose size is to be that. A model has no such kind of layer, so applications do not
 * ship it.
 *
 * @param neurons O; 0 if the data says it: one for each class, or one for a number
 */
public record Output(int neurons) implements Weighted {

  /** Creates an output layer of which the data says the size. */
  public Output() {
    this(0);
  }

  @Override
  public String specification() {
    return neurons == 0 ? "output" : "output(" + neurons + ")";
  }

  @Override
  public List<String> parameters() {
    return List.of("neurons");
  }

  @Override
  public LayerKind with(Arguments arguments) {
    return new Output(new Dense(arguments.integer("neurons", 1)).neurons());
  }

  @Override
  public Activation activation() {
    return new Linear(); // what the loss expects
  }

  @Override
  public LayerOutline outline(Shape inputs) {
    return LayerOutline.of(new Dense(neurons), inputs);
  }

  @Override
  public DenseLayer create(Shape inputs, Activation activation, List<Regularizer> regularizers) {
    return new Dense(neurons).create(inputs, activation, regularizers);
  }
}
