package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.image.PixelImage;
import io.avaje.spi.ServiceProvider;

/** Makes images darker or lighter: all channels times a factor. */
@ServiceProvider(Augmentation.class)
public final class Brightness extends Blend {

  /**
   * Creates the augmentation.
   *
   * @param amount most that the factor differs from 1: with 0.2, factors are from 0.8 to 1.2
   * @throws IllegalArgumentException if it is out of range
   */
  public Brightness(float amount) {
    super("brightness", amount, Brightness::new);
  }

  /** Creates the augmentation with the default, 0.2. */
  public Brightness() {
    this(0.2f);
  }

  @Override
  void blend(PixelImage image, double factor) {
    blend(image.pixels(), 0, factor);
  }
}
