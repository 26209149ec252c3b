package dev.nnmaven.nn.layer.builtin;

import java.util.Locale;

/** Treatment of the edges of an image by a convolution. The names are from Keras. */
public enum Padding {
  /**
   * Zeros around the image, so that each pixel has a window and outputs have the size of the inputs
   * (divided by the stride, rounded up). Where their number is odd, the one more is at the bottom
   * and on the right.
   */
  SAME,

  /** No zeros: windows are within the image, so outputs are smaller. */
  VALID;

  /** Its name, as in a POM. */
  public String specification() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds it by its name.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Padding of(String text) {
    for (Padding padding : values()) {
      if (padding.specification().equals(text)) {
        return padding;
      }
    }
    throw new IllegalArgumentException(
        "expected the padding to be same or valid, found \"" + text + "\"");
  }
}
