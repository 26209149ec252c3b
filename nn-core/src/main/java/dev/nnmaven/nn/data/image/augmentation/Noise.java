package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.data.image.GreyImage;
import dev.nnmaven.nn.math.FloatText;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Gaussian noise on each pixel, as of a camera in the dark; grey levels stay between black and
 * white.
 *
 * @param deviation σ of the noise as a share of the way from black to white
 */
@ServiceProvider(Augmentation.class)
public record Noise(float deviation) implements PixelAugmentation {

  private static final float WHITE = 255f;

  /** Throws IllegalArgumentException if it is out of range. */
  public Noise {
    Range.require("noise deviation", deviation, 0f, 1f);
  }

  /** Creates the noise with the default, 0.1. */
  public Noise() {
    this(0.1f);
  }

  @Override
  public String specification() {
    return "noise(" + FloatText.of(deviation) + ")";
  }

  @Override
  public List<String> parameters() {
    return List.of("deviation");
  }

  @Override
  public Augmentation with(Arguments arguments) {
    return new Noise(arguments.get("deviation", deviation));
  }

  @Override
  public void change(GreyImage image, RandomStream random) {
    byte[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int level = Byte.toUnsignedInt(pixels[i]);
      float noisy = Math.fma(WHITE * deviation, random.nextGaussian(), level);
      pixels[i] = (byte) (Math.max(0f, Math.min(WHITE, noisy)) + 0.5f);
    }
  }
}
