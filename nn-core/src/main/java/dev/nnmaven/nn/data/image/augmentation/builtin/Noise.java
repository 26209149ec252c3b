package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.PixelAugmentation;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/**
 * Gaussian noise on each channel of each pixel, as of a camera in the dark; levels stay between
 * black and white.
 */
@ServiceProvider(Augmentation.class)
public final class Noise extends Amount implements PixelAugmentation {

  private static final float WHITE = 255f;

  /**
   * Creates the augmentation.
   *
   * @param deviation standard deviation σ of the noise, as a fraction of the range from black to
   *     white
   * @throws IllegalArgumentException if it is out of range
   */
  public Noise(float deviation) {
    super("noise", "deviation", deviation, 0f, 1f, Noise::new);
  }

  /** Creates the augmentation with the default, 0.1. */
  public Noise() {
    this(0.1f);
  }

  @Override
  public void change(PixelImage image, RandomStream random) {
    byte[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int level = Byte.toUnsignedInt(pixels[i]);
      float noisy = Math.fma(WHITE * amount, random.nextGaussian(), level);
      pixels[i] = (byte) (Math.max(0f, Math.min(WHITE, noisy)) + 0.5f);
    }
  }
}
