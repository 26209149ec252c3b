package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.math.FloatText;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Shifts pictures, by as much in x as in y at most, and by fractions of pixels, too.
 *
 * @param pixels most that a picture moves in each direction
 */
@ServiceProvider(Augmentation.class)
public record Shift(float pixels) implements AffineAugmentation {

  /** Throws IllegalArgumentException if it is out of range. */
  public Shift {
    Range.require("shift pixels", pixels, 0f, 10_000f);
  }

  /** Creates the augmentation with the default, 2 pixels. */
  public Shift() {
    this(2f);
  }

  @Override
  public String specification() {
    return "shift(" + FloatText.of(pixels) + ")";
  }

  @Override
  public List<String> parameters() {
    return List.of("pixels");
  }

  @Override
  public Augmentation with(Arguments arguments) {
    return new Shift(arguments.get("pixels", pixels));
  }

  @Override
  public AffineMap draw(RandomStream random) {
    double dx = Range.around(pixels, random);
    double dy = Range.around(pixels, random);
    return new AffineMap(1, 0, 0, 1, dx, dy);
  }
}
