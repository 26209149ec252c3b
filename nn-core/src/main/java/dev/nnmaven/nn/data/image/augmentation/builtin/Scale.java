package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.AffineAugmentation;
import dev.nnmaven.nn.data.image.augmentation.AffineMap;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/** Makes images larger or smaller, in x as in y. */
@ServiceProvider(Augmentation.class)
public final class Scale extends Amount implements AffineAugmentation {

  /**
   * Creates the augmentation.
   *
   * @param share most that their sides grow or shrink by: with 0.1, factors are between 0.9 and 1.1
   * @throws IllegalArgumentException if it is out of range
   */
  public Scale(float share) {
    super("scale", "share", share, 0f, 0.99f, Scale::new);
  }

  /** Creates the augmentation with the default, 0.1. */
  public Scale() {
    this(0.1f);
  }

  @Override
  public AffineMap draw(int width, int height, RandomStream random) {
    double factor = 1 + around(random);
    return AffineMap.linear(factor, 0, 0, factor);
  }
}
