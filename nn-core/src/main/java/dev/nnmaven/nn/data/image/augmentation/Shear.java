package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.math.FloatText;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Slants pictures, as italic letters are: rows move in x, the more the farther they are from the
 * middle.
 *
 * @param slope most that a row moves against the next, in pixels
 */
@ServiceProvider(Augmentation.class)
public record Shear(float slope) implements AffineAugmentation {

  /** Throws IllegalArgumentException if it is out of range. */
  public Shear {
    Range.require("shear slope", slope, 0f, 10f);
  }

  /** Creates the augmentation with the default, 0.15. */
  public Shear() {
    this(0.15f);
  }

  @Override
  public String specification() {
    return "shear(" + FloatText.of(slope) + ")";
  }

  @Override
  public List<String> parameters() {
    return List.of("slope");
  }

  @Override
  public Augmentation with(Arguments arguments) {
    return new Shear(arguments.get("slope", slope));
  }

  @Override
  public AffineMap draw(RandomStream random) {
    return AffineMap.linear(1, Range.around(slope, random), 0, 1);
  }
}
