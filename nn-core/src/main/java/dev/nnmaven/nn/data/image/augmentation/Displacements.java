package dev.nnmaven.nn.data.image.augmentation;

/**
 * For each pixel of a picture, how far from it the picture is read, in pixels. To be changed in
 * place.
 *
 * @param width of the picture
 * @param height of the picture
 * @param dx to the right, row by row, [height][width]
 * @param dy downwards, row by row, [height][width]
 */
public record Displacements(int width, int height, float[] dx, float[] dy) {

  /** No pixel is displaced. */
  static Displacements none(int width, int height) {
    return new Displacements(width, height, new float[width * height], new float[width * height]);
  }
}
