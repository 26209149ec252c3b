package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.AffineAugmentation;
import dev.nnmaven.nn.data.image.augmentation.AffineMap;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/** Rotates images around their middle. */
@ServiceProvider(Augmentation.class)
public final class Rotate extends Amount implements AffineAugmentation {

  /**
   * Creates the augmentation.
   *
   * @param degrees most that an image is rotated by, in either direction
   * @throws IllegalArgumentException if it is out of range
   */
  public Rotate(float degrees) {
    super("rotate", "degrees", degrees, 0f, 180f, Rotate::new);
  }

  /** Creates the augmentation with the default, 10 degrees. */
  public Rotate() {
    this(10f);
  }

  @Override
  public AffineMap draw(int width, int height, RandomStream random) {
    double angle = StrictMath.toRadians(around(random));
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return AffineMap.linear(cos, sin, -sin, cos);
  }
}
