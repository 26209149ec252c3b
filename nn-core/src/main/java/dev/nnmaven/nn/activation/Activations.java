package dev.nnmaven.nn.activation;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;

/** The activations by name. */
public final class Activations {

  /** What a hidden layer applies where nothing is said. */
  public static final Activation DEFAULT_HIDDEN = new Relu();

  /** What the output layer applies where nothing is said: the loss does the rest. */
  public static final Activation DEFAULT_OUTPUT = new Linear();

  private Activations() {}

  /** All there are, as they are written; what stands in parentheses may be left out. */
  public static List<String> usages() {
    return Catalog.of(Activation.class, "activation").usages();
  }

  /**
   * The activation of a specification, such as {@code sigmoid}.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Activation of(String specification) {
    return Catalog.of(Activation.class, "activation").create(specification);
  }
}
