package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.data.image.PixelImage;
import dev.nnmaven.nn.random.RandomStream;
import java.util.function.IntToDoubleFunction;

/**
 * Moves pixels away from something darker, flatter or paler, or towards it: each channel x becomes
 * b + f · (x − b), from 0 to 255 and rounded to nearest, with one factor f for a picture, uniform
 * in [1 − amount, 1 + amount).
 *
 * <p>Source: ColorJitter of torchvision; A. Howard, <i>Some improvements on deep convolutional
 * neural network based image classification</i>, 2013.
 */
abstract class Blend extends Amount implements PixelAugmentation {

  private static final double WHITE = 255;

  /** Throws IllegalArgumentException if the amount is not from 0 to 1. */
  Blend(String name, float amount) {
    super(name, "amount", amount, 0f, 1f);
  }

  /** What is blended with a pixel of a picture, b. */
  abstract IntToDoubleFunction base(PixelImage image);

  @Override
  public final void change(PixelImage image, RandomStream random) {
    double factor = 1 + around(random);
    IntToDoubleFunction bases = base(image);
    byte[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i += image.channels()) {
      double base = bases.applyAsDouble(i / image.channels());
      for (int c = 0; c < image.channels(); c++) {
        double level = base + factor * (Byte.toUnsignedInt(pixels[i + c]) - base);
        pixels[i + c] = (byte) (Math.max(0, Math.min(WHITE, level)) + 0.5);
      }
    }
  }
}
