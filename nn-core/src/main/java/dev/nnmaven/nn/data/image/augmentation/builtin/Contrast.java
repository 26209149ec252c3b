package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.image.PixelImage;
import io.avaje.spi.ServiceProvider;

/**
 * Makes images flatter or richer in contrast: levels move towards the mean grey level of the image,
 * or away from it.
 */
@ServiceProvider(Augmentation.class)
public final class Contrast extends Blend {

  /**
   * Creates the augmentation.
   *
   * @param amount most that the factor differs from 1: with 0.2, distances from the mean are
   *     multiplied by 0.8 to 1.2
   * @throws IllegalArgumentException if it is out of range
   */
  public Contrast(float amount) {
    super("contrast", amount, Contrast::new);
  }

  /** Creates the augmentation with the default, 0.2. */
  public Contrast() {
    this(0.2f);
  }

  @Override
  void blend(PixelImage image, double factor) {
    int pixels = image.width() * image.height();
    long sum = 0;
    for (int pixel = 0; pixel < pixels; pixel++) {
      sum += image.level(pixel);
    }
    blend(image.pixels(), (double) sum / pixels, factor);
  }
}
