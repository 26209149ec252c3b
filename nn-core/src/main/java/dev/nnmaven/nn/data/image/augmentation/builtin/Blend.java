package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.PixelAugmentation;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.random.RandomStream;
import java.util.function.Function;

/**
 * Moves pixels away from something darker, flatter or paler, or towards it: each channel x becomes
 * b + f · (x − b), from 0 to 255 and rounded to nearest, with one factor f for an image, uniform in
 * [1 − amount, 1 + amount).
 *
 * <p>Source: ColorJitter of torchvision; A. Howard, <i>Some improvements on deep convolutional
 * neural network based image classification</i>, 2013.
 */
abstract class Blend extends Amount implements PixelAugmentation {

  private static final int LEVELS = 256;
  private static final double WHITE = 255;

  /** Throws IllegalArgumentException if the amount is not from 0 to 1. */
  Blend(String name, float amount, Function<Float, Augmentation> maker) {
    super(name, "amount", amount, 0f, 1f, maker);
  }

  /** Changes an image in place by a factor. */
  abstract void blend(PixelImage image, double factor);

  @Override
  public final void change(PixelImage image, RandomStream random) {
    blend(image, 1 + around(random));
  }

  /** Blends all channels with the same number: once for each level, and not for each pixel. */
  static void blend(byte[] pixels, double base, double factor) {
    byte[] blended = new byte[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      blended[level] = blended(level, base, factor);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = blended[Byte.toUnsignedInt(pixels[i])];
    }
  }

  static byte blended(int level, double base, double factor) {
    double moved = base + factor * (level - base);
    return (byte) (Math.max(0, Math.min(WHITE, moved)) + 0.5);
  }
}
