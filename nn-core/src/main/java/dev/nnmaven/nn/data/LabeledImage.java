package dev.nnmaven.nn.data;

/** One grey image whose class is known. Immutable by agreement: nobody changes its pixels. */
public final class LabeledImage {

  private final String name;
  private final int label;
  private final byte[] pixels;

  /**
   * An image.
   *
   * @param name where it comes from, for messages: {@code A/serif.png}
   * @param label the index of its class
   * @param pixels one byte a pixel, row by row, 0 black to 255 white
   */
  public LabeledImage(String name, int label, byte[] pixels) {
    this.name = name;
    this.label = label;
    this.pixels = pixels;
  }

  /** Where it comes from, for messages. */
  public String name() {
    return name;
  }

  /** The index of its class. */
  public int label() {
    return label;
  }

  /** The pixels themselves, not a copy: one unsigned byte each, row by row. */
  public byte[] pixels() {
    return pixels;
  }
}
