package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.catalog.SpecifiedEnum;

/** Treatment of the edges of an image by a convolution. The names are from Keras. */
public enum Padding implements SpecifiedEnum {
  /**
   * Zeros around the image, so that each pixel has a window and outputs have the size of the inputs
   * (divided by the stride, rounded up). Where their number is odd, the one more is at the bottom
   * and on the right.
   */
  SAME,

  /** No zeros: windows are within the image, so outputs are smaller. */
  VALID
}
