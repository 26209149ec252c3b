package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.AffineAugmentation;
import dev.nnmaven.nn.data.image.augmentation.AffineMap;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/**
 * Enlarges a part of an image to all of it. The part has the image's aspect ratio, sides of a share
 * s of the image's, uniform in [share, 1), and a place that is uniform where it lies within the
 * image: so no background comes in.
 *
 * <p>Source: C. Szegedy et al., <i>Going deeper with convolutions</i>, CVPR 2015, section 6, where
 * the share is one of the area, and the aspect ratio changes, too.
 */
@ServiceProvider(Augmentation.class)
public final class Crop extends Amount implements AffineAugmentation {

  /**
   * Creates the augmentation.
   *
   * @param share smallest share of the sides that is left
   * @throws IllegalArgumentException if it is out of range
   */
  public Crop(float share) {
    super("crop", "share", share, 0.01f, 1f, Crop::new);
  }

  /** Creates the augmentation with the default, 0.8. */
  public Crop() {
    this(0.8f);
  }

  /** Draws the share, and where the middle of the part lies in x and in y. */
  @Override
  public AffineMap draw(int width, int height, RandomStream random) {
    double side = amount + (1.0 - amount) * random.nextFloat();
    double x = (1 - side) * (width - 1) * (random.nextFloat() - 0.5); // between middles of pixels
    double y = (1 - side) * (height - 1) * (random.nextFloat() - 0.5);
    return new AffineMap(1 / side, 0, 0, 1 / side, -x / side, -y / side);
  }
}
