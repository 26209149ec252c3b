package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.AffineAugmentation;
import dev.nnmaven.nn.data.image.augmentation.AffineMap;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/** Shifts images along both axes, by up to so many pixels each, fractions included. */
@ServiceProvider(Augmentation.class)
public final class Shift extends Amount implements AffineAugmentation {

  /**
   * Creates the augmentation.
   *
   * @param pixels most that an image moves in each direction
   * @throws IllegalArgumentException if it is out of range
   */
  public Shift(float pixels) {
    super("shift", "pixels", pixels, 0f, 10_000f, Shift::new);
  }

  /** Creates the augmentation with the default, 2 pixels. */
  public Shift() {
    this(2f);
  }

  @Override
  public AffineMap draw(int width, int height, RandomStream random) {
    double dx = around(random);
    double dy = around(random);
    return new AffineMap(1, 0, 0, 1, dx, dy);
  }
}
