package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.image.PixelImage;

/** A part of an image: columns from left to right, rows from top to bottom, both exclusive. */
record InkBox(int left, int top, int right, int bottom) {

  static final int LEAST_CONTRAST = 32; // of ink and background in grey levels; less is noise

  /** The whole image. */
  static InkBox whole(PixelImage image) {
    return new InkBox(0, 0, image.width(), image.height());
  }

  /** The middle of an image; what is left over by one is right and below. */
  static InkBox middle(PixelImage image, ImageSize size) {
    int left = (image.width() - size.width()) / 2;
    int top = (image.height() - size.height()) / 2;
    return new InkBox(left, top, left + size.width(), top + size.height());
  }

  /** Bounding box of the ink, or the whole image if there is none. */
  static InkBox of(PixelImage image, boolean light) {
    int darkest = 255;
    int lightest = 0;
    for (int i = 0; i < image.width() * image.height(); i++) {
      int level = image.level(i);
      darkest = Math.min(darkest, level);
      lightest = Math.max(lightest, level);
    }
    if (lightest - darkest < LEAST_CONTRAST) {
      return whole(image);
    }
    int twiceMiddle = darkest + lightest;
    int left = image.width();
    int top = image.height();
    int right = 0;
    int bottom = 0;
    for (int y = 0, i = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++, i++) {
        int above = 2 * image.level(i) - twiceMiddle;
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
