package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.augmentation.AffineMap;
import java.util.Arrays;

/**
 * Moves the pixels of an image: each reads the image where it comes from, between the four pixels
 * around (bilinear interpolation). Beyond its edge, an image is background.
 *
 * @param background of each channel, 0 to 255
 */
record Resampler(int width, int height, int channels, int[] background) {

  /**
   * Places of a line's pixels in a framed image.
   *
   * @param at index of the pixel on the left and above
   * @param right how far each place is from there, as a part of a pixel
   * @param down the same, downwards
   */
  private record Places(int[] at, float[] right, float[] down) {}

  /**
   * The image with its pixels moved.
   *
   * @param pixels [height][width][channels]; they stay as they are
   * @param back map from a pixel to where it comes from
   * @param dx how much further to the right each pixel comes from, [height][width]; or empty
   * @param dy the same, downwards
   */
  byte[] resample(byte[] pixels, AffineMap back, float[] dx, float[] dy) {
    byte[] resampled = new byte[pixels.length];
    float[] framed = framed(pixels);
    Places places = new Places(new int[width], new float[width], new float[width]);
    for (int y = 0; y < height; y++) {
      locate(y, back, dx, dy, places);
      for (int c = 0; c < channels; c++) {
        interpolate(framed, c, places, resampled, y * width * channels + c);
      }
    }
    return resampled;
  }

  /**
   * An image with a pixel of background on the left and above, and two on the other sides, [height
   * + 3][width + 3][channels].
   */
  private float[] framed(byte[] pixels) {
    int stride = stride();
    float[] framed = new float[stride * (height + 3)];
    Arrays.fill(framed, background[0]);
    for (int c = 1; c < channels; c++) {
      for (int i = c; i < framed.length; i += channels) {
        framed[i] = background[c];
      }
    }
    int line = width * channels;
    for (int y = 0; y < height; y++) {
      int to = (y + 1) * stride + channels;
      for (int i = 0; i < line; i++) {
        framed[to + i] = Byte.toUnsignedInt(pixels[y * line + i]);
      }
    }
    return framed;
  }

  /** Numbers of a line of a framed image. */
  private int stride() {
    return (width + 3) * channels;
  }

  /**
   * Finds where a line's pixels come from; whatever is a pixel or more outside is as far as a
   * pixel.
   *
   * <p>There is no conversion from int to double in this loop: x86 makes it wait for what its
   * register held before, here the pixel before, and a line takes half as long again.
   */
  private void locate(int y, AffineMap back, float[] dx, float[] dy, Places places) {
    int[] at = places.at;
    double middleX = (width - 1) / 2.0;
    double middleY = (height - 1) / 2.0;
    double down = y - middleY;
    double fromX = back.xy() * down + back.dx() + middleX;
    double fromY = back.yy() * down + back.dy() + middleY;
    double right = -middleX;
    for (int x = 0; x < at.length; x++, right++) {
      double sourceX = back.xx() * right + fromX;
      double sourceY = back.yx() * right + fromY;
      if (dx.length > 0) {
        sourceX += dx[y * width + x];
        sourceY += dy[y * width + x];
      }
      double column = between(0, sourceX + 1, width + 1);
      double row = between(0, sourceY + 1, height + 1);
      double left = Math.floor(column);
      double top = Math.floor(row);
      at[x] = (int) top * stride() + (int) left * channels;
      places.right[x] = (float) (column - left);
      places.down[x] = (float) (row - top);
    }
  }

  /** Writes a channel of a line, a number in {@code channels}. */
  private void interpolate(float[] framed, int channel, Places places, byte[] pixels, int to) {
    for (int x = 0; x < places.at.length; x++) {
      int i = places.at[x] + channel;
      int j = i + stride();
      float right = places.right[x];
      float above = framed[i] + right * (framed[i + channels] - framed[i]);
      float below = framed[j] + right * (framed[j + channels] - framed[j]);
      pixels[to + x * channels] = (byte) (above + places.down[x] * (below - above) + 0.5f);
    }
  }

  /** Faster than {@link Math#min} and {@link Math#max}, which heed NaN and the sign of zero. */
  private static double between(double least, double value, double most) {
    return value < least ? least : value > most ? most : value;
  }
}
