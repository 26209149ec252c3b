package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.random.RandomStream;

/** Moves each pixel by a distance of its own. */
public non-sealed interface DisplacementAugmentation extends Augmentation {

  /**
   * Adds the displacements of one image to those that are there: how far from each pixel the image
   * is read, in pixels.
   *
   * @param width of the image
   * @param height of the image
   * @param dx to the right, row by row, [height][width]
   * @param dy downwards, row by row, [height][width]
   */
  void displace(int width, int height, float[] dx, float[] dy, RandomStream random);
}
