package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.image.PixelImage;
import java.util.Arrays;

/**
 * Area-averaging resampling of a part of an image: each new pixel is the mean of the old pixels it
 * covers.
 *
 * <p>Along x, let w old pixels become W new ones, and measure in units of 1/(w·W) of the width: an
 * old pixel is W units wide, a new one w units. Overlaps are then integers, and so is the sum of
 * pixels times overlaps; one division by the new pixel's area, w·h, rounds to nearest. Integer
 * arithmetic gives the same bits everywhere, for shrinking and enlarging alike.
 */
final class AreaFilter {

  private AreaFilter() {}

  /** Resamples a part of an image; returns the new pixels, [height][width][channels]. */
  static byte[] stretch(PixelImage image, InkBox part, int width, int height) {
    int length = width * image.channels();
    long[] sums = new long[length]; // of one new row: it is done before the next begins
    long[] line = new long[length];
    int rows = part.height();
    long area = (long) part.width() * rows;
    byte[] pixels = new byte[length * height];
    for (int y = 0; y < rows; y++) {
      sumLine(image, part, y, line);
      int last = last(y, rows, height);
      for (int row = first(y, rows, height); row <= last; row++) {
        long overlap = overlap(y, rows, row, height);
        for (int i = 0; i < length; i++) {
          sums[i] += overlap * line[i];
        }
        if (row < last || y + 1 == rows || first(y + 1, rows, height) > row) {
          for (int i = 0; i < length; i++) {
            pixels[row * length + i] = (byte) ((sums[i] + area / 2) / area);
          }
          Arrays.fill(sums, 0);
        }
      }
    }
    return pixels;
  }

  /** Resamples one row: for each new pixel along x, the sums of old pixels times overlaps. */
  private static void sumLine(PixelImage image, InkBox part, int y, long[] line) {
    Arrays.fill(line, 0);
    int columns = part.width();
    int channels = image.channels();
    int width = line.length / channels;
    int from = ((part.top() + y) * image.width() + part.left()) * channels;
    for (int x = 0; x < columns; x++, from += channels) {
      int last = last(x, columns, width);
      for (int column = first(x, columns, width); column <= last; column++) {
        long overlap = overlap(x, columns, column, width);
        for (int c = 0; c < channels; c++) {
          line[column * channels + c] += Byte.toUnsignedInt(image.pixels()[from + c]) * overlap;
        }
      }
    }
  }

  private static int first(int old, int olds, int news) {
    return (int) ((long) old * news / olds);
  }

  /** Last new pixel that an old one overlaps. */
  private static int last(int old, int olds, int news) {
    return (int) (((long) (old + 1) * news - 1) / olds);
  }

  /** Overlap of an old and a new pixel, in units. */
  private static long overlap(int old, int olds, int next, int news) {
    long begin = Math.max((long) old * news, (long) next * olds);
    return Math.min((old + 1L) * news, (next + 1L) * olds) - begin;
  }
}
