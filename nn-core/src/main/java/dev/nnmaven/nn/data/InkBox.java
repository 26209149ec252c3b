package dev.nnmaven.nn.data;

/**
 * A part of a picture.
 *
 * @param left its first column
 * @param top its first row
 * @param right the column after its last one
 * @param bottom the row after its last one
 */
record InkBox(int left, int top, int right, int bottom) {

  /** Grey levels between ink and background; where they differ by less, it is noise. */
  static final int LEAST_CONTRAST = 32;

  /** All of a picture. */
  static InkBox whole(GreyImage image) {
    return new InkBox(0, 0, image.width(), image.height());
  }

  /** The smallest part that holds all ink, or all of the picture if there is none. */
  static InkBox of(GreyImage image, boolean light) {
    int darkest = 255;
    int lightest = 0;
    for (byte pixel : image.pixels()) {
      int level = Byte.toUnsignedInt(pixel);
      darkest = Math.min(darkest, level);
      lightest = Math.max(lightest, level);
    }
    return lightest - darkest < LEAST_CONTRAST
        ? whole(image)
        : around(image, light, darkest + lightest);
  }

  /**
   * The box of the pixels on one side of the middle.
   *
   * @param twiceMiddle darkest and lightest pixel together
   */
  private static InkBox around(GreyImage image, boolean light, int twiceMiddle) {
    int left = image.width();
    int top = image.height();
    int right = 0;
    int bottom = 0;
    byte[] pixels = image.pixels();
    for (int y = 0, i = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++, i++) {
        int above = 2 * Byte.toUnsignedInt(pixels[i]) - twiceMiddle;
        if (light ? above > 0 : above < 0) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          right = Math.max(right, x + 1);
          bottom = y + 1;
        }
      }
    }
    return new InkBox(left, top, right, bottom);
  }

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }
}
