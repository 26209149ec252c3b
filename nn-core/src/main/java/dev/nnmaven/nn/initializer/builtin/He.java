package dev.nnmaven.nn.initializer.builtin;

import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * He initialization: normal with standard deviation √(2 / inputs), which compensates for relu
 * zeroing half of the signal.
 *
 * <p>Source: K. He et al., <i>Delving deep into rectifiers</i>, ICCV 2015, equation 10.
 */
@ServiceProvider(Initializer.class)
public record He() implements Initializer {

  @Override
  public String specification() {
    return "he";
  }

  @Override
  public List<String> aliases() {
    return List.of("kaiming");
  }

  @Override
  public float draw(int inputs, int outputs, RandomStream random) {
    return (float) Math.sqrt(2.0 / inputs) * random.nextGaussian();
  }
}
