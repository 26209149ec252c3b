package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.catalog.Catalog;

/** Normalization of pixels: from bytes to inputs. */
public enum Normalization {
  /** x / 255: from 0 to 1. */
  SCALE("scale", 255f),
  /** x divided by the L2 norm of the image, which is then 1; black images stay 0. */
  L2("l2", 1f),
  /** x as it is: from 0 to 255. */
  NONE("none", 1f);

  private static final Catalog<Normalization> CATALOG =
      new Catalog<Normalization>("normalization")
          .add("scale", () -> SCALE)
          .add("l2", () -> L2)
          .add("none", () -> NONE);

  private static final int LEVELS = 256;

  private final String specification;
  private final float[] levels;

  Normalization(String specification, float divisor) {
    this.specification = specification;
    this.levels = quotients(divisor);
  }

  /** Name in a POM and in a model file. */
  public String specification() {
    return specification;
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
   * Input for each of the 256 levels of grey: the one place where pixels are divided.
   *
   * @param pixels of the image, one unsigned byte each
   */
  float[] levels(byte[] pixels) {
    return this == L2 ? quotients(length(pixels)) : levels;
  }

  private static float length(byte[] pixels) {
    long squares = 0;
    for (byte pixel : pixels) {
      int value = Byte.toUnsignedInt(pixel);
      squares += (long) value * value;
    }
    return squares == 0 ? 1f : (float) Math.sqrt((double) squares);
  }

  private static float[] quotients(float divisor) {
    float[] quotients = new float[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      quotients[level] = level / divisor;
    }
    return quotients;
  }
}
