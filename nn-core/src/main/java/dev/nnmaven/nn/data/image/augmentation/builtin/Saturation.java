package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.image.PixelImage;
import io.avaje.spi.ServiceProvider;

/**
 * Makes colours paler or stronger: channels move towards the grey level of their pixel, or away
 * from it. Grey images stay.
 */
@ServiceProvider(Augmentation.class)
public final class Saturation extends Blend {

  /**
   * Creates the augmentation.
   *
   * @param amount most that the factor differs from 1: with 0.2, distances from grey are multiplied
   *     by 0.8 to 1.2
   * @throws IllegalArgumentException if it is out of range
   */
  public Saturation(float amount) {
    super("saturation", amount, Saturation::new);
  }

  /** Creates the augmentation with the default, 0.2. */
  public Saturation() {
    this(0.2f);
  }

  @Override
  void blend(PixelImage image, double factor) {
    byte[] pixels = image.pixels();
    for (int i = 0; image.channels() > 1 && i < pixels.length; i += image.channels()) {
      int grey = image.level(i / image.channels());
      for (int c = 0; c < image.channels(); c++) {
        pixels[i + c] = blended(Byte.toUnsignedInt(pixels[i + c]), grey, factor);
      }
    }
  }
}
