package dev.nnmaven.nn.activation;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.function.Function;

/** Activations by name. */
public final class Activations {

  /** Default activation of hidden layers. */
  public static final Activation DEFAULT_HIDDEN = new Relu();

  /** Default activation of the output layer; the loss adds softmax or sigmoid. */
  public static final Activation DEFAULT_OUTPUT = new Linear();

  private Activations() {}

  /** The catalog of all activations. */
  public static Catalog<Activation> catalog() {
    return Catalog.of(Activation.class, "activation");
  }

  /**
   * Parses a specification such as {@code sigmoid}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static Activation of(String specification) {
    return parser().apply(specification);
  }

  /** A parser as {@link #of}, which looks for the activations once. */
  public static Function<String, Activation> parser() {
    return catalog()::create;
  }
}
