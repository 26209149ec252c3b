package dev.nnmaven.nn.activation;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;

/** Activations by name. */
public final class Activations {

  /** Default activation of hidden layers. */
  public static final Activation DEFAULT_HIDDEN = new Relu();

  /** Default activation of the output layer; the loss adds softmax or sigmoid. */
  public static final Activation DEFAULT_OUTPUT = new Linear();

  private Activations() {}

  /** All activations, as written in a POM; parts in parentheses are optional. */
  public static List<String> usages() {
    return Catalog.of(Activation.class, "activation").usages();
  }

  /**
   * Parses a specification such as {@code sigmoid}.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static Activation of(String specification) {
    return Catalog.of(Activation.class, "activation").create(specification);
  }
}
