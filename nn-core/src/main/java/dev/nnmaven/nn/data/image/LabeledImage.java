package dev.nnmaven.nn.data.image;

/** An image with a known class. Immutable by convention: do not modify its pixels. */
public final class LabeledImage {

  private final String name;
  private final int label;
  private final byte[] pixels;

  /**
   * Creates an image.
   *
   * @param name file it was read from, for messages: {@code A/serif.png}
   * @param label index of its class
   * @param pixels [height][width][channels], one unsigned byte each
   */
  public LabeledImage(String name, int label, byte[] pixels) {
    this.name = name;
    this.label = label;
    this.pixels = pixels;
  }

  /** File it was read from, for messages. */
  public String name() {
    return name;
  }

  /** Index of its class. */
  public int label() {
    return label;
  }

  /** Pixels, not a copy: [height][width][channels], one unsigned byte each. */
  public byte[] pixels() {
    return pixels;
  }
}
