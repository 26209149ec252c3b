package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.AffineAugmentation;
import dev.nnmaven.nn.data.image.augmentation.AffineMap;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/**
 * Slants images, as italic letters are: rows move in x, the more the farther they are from the
 * middle.
 */
@ServiceProvider(Augmentation.class)
public final class Shear extends Amount implements AffineAugmentation {

  /**
   * Creates the augmentation.
   *
   * @param slope most that a row moves against the next, in pixels
   * @throws IllegalArgumentException if it is out of range
   */
  public Shear(float slope) {
    super("shear", "slope", slope, 0f, 10f, Shear::new);
  }

  /** Creates the augmentation with the default, 0.15. */
  public Shear() {
    this(0.15f);
  }

  @Override
  public AffineMap draw(int width, int height, RandomStream random) {
    return AffineMap.linear(1, around(random), 0, 1);
  }
}
