package dev.nnmaven.nn.optimizer;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.Arguments;
import io.avaje.spi.ServiceProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Adam} with decoupled weight decay: each step first shrinks the weights, w ← (1 − η λ) w.
 * Biases are not shrunk, as with {@code l2}.
 *
 * <p>Source: I. Loshchilov, F. Hutter, <i>Decoupled weight decay regularization</i>, ICLR 2019.
 *
 * @param adam its step
 * @param decay λ, at least 0
 */
@ServiceProvider(Optimizer.class)
public record AdamW(Adam adam, float decay) implements Optimizer {

  /** Throws IllegalArgumentException if the decay is negative or not finite. */
  public AdamW {
    if (!(decay >= 0f && Float.isFinite(decay))) {
      throw new IllegalArgumentException(
          "adamW decay must be at least 0 and finite, found " + decay);
    }
  }

  /** Creates the optimizer with Adam's defaults and a decay of 0.01. */
  public AdamW() {
    this(new Adam(), 0.01f);
  }

  @Override
  public String specification() {
    return specification("adamW", adam.beta1(), adam.beta2(), adam.epsilon(), decay);
  }

  @Override
  public List<String> parameters() {
    List<String> parameters = new ArrayList<>(adam.parameters());
    parameters.add("decay");
    return parameters;
  }

  @Override
  public Optimizer with(Arguments arguments) {
    return new AdamW(adam.with(arguments), arguments.get("decay", decay));
  }

  @Override
  public float defaultLearningRate() {
    return adam.defaultLearningRate();
  }

  @Override
  public Updater start(Parameter parameter) {
    return adam.start(parameter, parameter.isPenalized() ? decay : 0f);
  }
}
