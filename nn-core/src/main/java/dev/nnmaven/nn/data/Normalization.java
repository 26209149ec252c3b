package dev.nnmaven.nn.data;

import dev.nnmaven.nn.catalog.Catalog;

/** How a byte of an image becomes an input of a network. */
public enum Normalization {
  /** x / 255: from 0 to 1. */
  SCALE("scale"),
  /** x divided by the length of the image's vector, which is then 1; a black one stays 0. */
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

  /** How it is written in a POM and in a model file. */
  public String specification() {
    return specification;
  }

  /**
   * The normalization of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Normalization of(String specification) {
    return CATALOG.create(specification);
  }

  /** What the bytes of a given image are divided by. */
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
