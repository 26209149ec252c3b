package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.image.PixelImage;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What an answer looked at: the probability of the predicted class while a part of the image is
 * covered. The image is divided into square cells; for each, a window around it is covered, about
 * twice as wide. Only answers are needed, so this works with layers of all kinds, and with several
 * networks.
 *
 * <p>Source: M. D. Zeiler, R. Fergus, <i>Visualizing and understanding convolutional networks</i>,
 * ECCV 2014, section 4.2.
 *
 * @param cell side of a cell in pixels; those on the right and at the bottom may be smaller
 * @param across number of cells in a row
 * @param probability of the predicted class, nothing covered
 * @param covered the same with the window around each cell covered, [down][across]; not a copy
 */
public record Occlusion(int cell, int across, float probability, float[] covered) {

  private static final int MOST_CELLS = 10;

  /**
   * Covers an image cell by cell.
   *
   * @param answers probabilities of cells, from their numbers and what covers the image there; it
   *     is asked for a covered image when it is needed, since all at once may be large
   */
  static Occlusion of(
      PixelImage image,
      PixelImage cover,
      float probability,
      BiFunction<List<Integer>, Function<Integer, PixelImage>, List<Float>> answers) {
    int cell = cell(image.width(), image.height());
    int across = (image.width() + cell - 1) / cell;
    float[] covered = new float[cells(image.width(), image.height())];
    List<Float> found =
        answers.apply(
            IntStream.range(0, covered.length).boxed().toList(),
            i -> covered(image, cover, cell, i % across * cell, i / across * cell));
    for (int i = 0; i < covered.length; i++) {
      covered[i] = found.get(i);
    }
    return new Occlusion(cell, across, probability, covered);
  }

  private static int cell(int width, int height) {
    return (Math.max(width, height) + MOST_CELLS - 1) / MOST_CELLS;
  }

  /** Number of cells of an image of a size: at most 10 in a row and in a column. */
  public static int cells(int width, int height) {
    int cell = cell(width, height);
    return (width + cell - 1) / cell * ((height + cell - 1) / cell);
  }

  /** An image with the window around a cell covered. */
  private static PixelImage covered(
      PixelImage image, PixelImage cover, int cell, int cellX, int cellY) {
    byte[] pixels = image.pixels().clone();
    int more = (cell + 1) / 2;
    int left = Math.max(0, cellX - more);
    int right = Math.min(image.width(), cellX + cell + more);
    int bottom = Math.min(image.height(), cellY + cell + more);
    for (int y = Math.max(0, cellY - more); y < bottom; y++) {
      int start = (y * image.width() + left) * image.channels();
      System.arraycopy(cover.pixels(), start, pixels, start, (right - left) * image.channels());
    }
    return new PixelImage(image.width(), image.height(), image.channels(), pixels);
  }

  /** An image's mean colour, rounded to nearest, over all of it. */
  static PixelImage mean(PixelImage image) {
    int channels = image.channels();
    byte[] pixels = new byte[image.pixels().length];
    long size = pixels.length / channels;
    for (int c = 0; c < channels; c++) {
      long sum = 0;
      for (int i = c; i < pixels.length; i += channels) {
        sum += Byte.toUnsignedInt(image.pixels()[i]);
      }
      for (int i = c; i < pixels.length; i += channels) {
        pixels[i] = (byte) ((2 * sum + size) / (2 * size));
      }
    }
    return new PixelImage(image.width(), image.height(), channels, pixels);
  }

  /**
   * Fall of the probability when the cell of a pixel is covered; negative if it rises.
   *
   * @throws IndexOutOfBoundsException if no cell has such a pixel
   */
  public float fall(int x, int y) {
    int column = Objects.checkIndex(Math.floorDiv(x, cell), across);
    int row = Objects.checkIndex(Math.floorDiv(y, cell), covered.length / across);
    return probability - covered[row * across + column];
  }

  /** The cell that changes the probability most, the first of equals. */
  public int strongest() {
    int strongest = 0;
    for (int i = 1; i < covered.length; i++) {
      if (Math.abs(probability - covered[i]) > Math.abs(probability - covered[strongest])) {
        strongest = i;
      }
    }
    return strongest;
  }
}
