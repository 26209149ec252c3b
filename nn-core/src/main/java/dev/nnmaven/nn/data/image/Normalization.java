package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.Kernels;

/** Normalization of pixels: from bytes to inputs. */
public enum Normalization {
  /** x / 255: from 0 to 1. */
  SCALE(255f),
  /** x divided by the L2 norm of the image, which is then 1; black images stay 0. */
  L2(1f),
  /** x as it is: from 0 to 255. */
  NONE(1f);

  private static final Catalog<Normalization> CATALOG = Catalog.of("normalization", values());

  /** The fastest, whatever a network is computed with: all give the same bits. */
  private static final Kernels KERNELS = KernelSelection.select(KernelChoice.AUTO).kernels();

  private final float divisor;

  Normalization(float divisor) {
    this.divisor = divisor;
  }

  /** Name in a POM and in a model file. */
  public String specification() {
    return Catalog.spelling(this);
  }

  /**
   * Parses a name.
   *
   * @throws IllegalArgumentException if it is unknown; the message lists all
   */
  public static Normalization of(String specification) {
    return CATALOG.create(specification);
  }

  /**
   * Writes the inputs of an image: each pixel divided by the same number. The one place where
   * pixels are divided.
   *
   * @param pixels one unsigned byte each, in the order of the inputs
   */
  void load(byte[] pixels, float[] destination, int from) {
    KERNELS.divide(pixels, this == L2 ? length(pixels) : divisor, destination, from);
  }

  private static float length(byte[] pixels) {
    long squares = 0;
    for (byte pixel : pixels) {
      int value = Byte.toUnsignedInt(pixel);
      squares += (long) value * value;
    }
    return squares == 0 ? 1f : (float) Math.sqrt((double) squares);
  }
}
