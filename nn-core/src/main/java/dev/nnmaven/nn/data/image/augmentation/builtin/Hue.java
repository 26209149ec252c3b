package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.PixelAugmentation;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/**
 * Turns the colours of an image around the circle of hues, all by the same angle: red towards
 * yellow, green, cyan, blue, magenta and back. Grey stays grey.
 *
 * <p>With M the largest channel of a pixel, C = M − the smallest, and the hue h in sixths of the
 * circle, a channel becomes M − C · max(0, min(k, 4 − k, 1)), with k = (n + h + 6 · turn) mod 6,
 * and n = 5, 3, 1 for red, green, blue.
 *
 * <p>Source: A. R. Smith, <i>Color gamut transform pairs</i>, SIGGRAPH 1978 (HSV).
 */
@ServiceProvider(Augmentation.class)
public final class Hue extends Amount implements PixelAugmentation {

  private static final int CHANNELS = 3;
  private static final int SIXTHS = 6;

  /**
   * Creates the augmentation.
   *
   * @param turn most that hues turn, in either direction, as a fraction of the circle
   * @throws IllegalArgumentException if it is out of range
   */
  public Hue(float turn) {
    super("hue", "turn", turn, 0f, 0.5f, Hue::new);
  }

  /** Creates the augmentation with the default, 0.05. */
  public Hue() {
    this(0.05f);
  }

  @Override
  public void change(PixelImage image, RandomStream random) {
    double sixths = SIXTHS * around(random);
    byte[] pixels = image.pixels();
    for (int i = 0; image.channels() == CHANNELS && i < pixels.length; i += CHANNELS) {
      turn(pixels, i, sixths);
    }
  }

  private static void turn(byte[] pixels, int at, double sixths) {
    int red = Byte.toUnsignedInt(pixels[at]);
    int green = Byte.toUnsignedInt(pixels[at + 1]);
    int blue = Byte.toUnsignedInt(pixels[at + 2]);
    int most = Math.max(red, Math.max(green, blue));
    int range = most - Math.min(red, Math.min(green, blue));
    if (range == 0) {
      return;
    }
    double hue;
    if (most == red) {
      hue = (double) (green - blue) / range;
    } else if (most == green) {
      hue = 2 + (double) (blue - red) / range;
    } else {
      hue = 4 + (double) (red - green) / range;
    }
    for (int c = 0; c < CHANNELS; c++) {
      double k = (5 - 2 * c + hue + sixths + SIXTHS) % SIXTHS; // the sum is positive: above −4 + 6
      double share = Math.max(0, Math.min(Math.min(k, 4 - k), 1));
      pixels[at + c] = (byte) (most - range * share + 0.5);
    }
  }
}
