package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.catalog.Catalog;

/** Normalization of pixels: from bytes to inputs. */
public enum Normalization {
  /** x / 255: from 0 to 1. */
  SCALE("scale"),
  /** x divided by the L2 norm of the image, which is then 1; black images stay 0. */
  L2("l2"),
  /** x as it is: from 0 to 255. */
  NONE("none");

  private static final Catalog<Normalization> CATALOG =
      new Catalog<Normalization>("normalization")
          .add("scale", () -> SCALE)
          .add("l2", () -> L2)
          .add("none", () -> NONE);

  private final String specification;

  Normalization(String specification) {
    this.specification = specification;
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

  /** Divisor of the pixels of an image. */
  float divisor(byte[] pixels) {
    return switch (this) {
      case SCALE -> 255f;
      case NONE -> 1f;
      case L2 -> lengthOrOne(pixels);
    };
  }

  private static float lengthOrOne(byte[] pixels) {
    long squares = 0;
    for (byte pixel : pixels) {
      int value = Byte.toUnsignedInt(pixel);
      squares += (long) value * value;
    }
    return squares == 0 ? 1f : (float) Math.sqrt((double) squares);
  }
}
