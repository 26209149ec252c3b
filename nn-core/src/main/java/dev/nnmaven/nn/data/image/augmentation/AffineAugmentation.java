package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.random.RandomStream;

/** Maps the plane: a shift, rotation or the like. Those of an image become one map. */
public non-sealed interface AffineAugmentation extends Augmentation {

  /**
   * Draws the map of one image.
   *
   * @param width of the image
   * @param height of the image
   */
  AffineMap draw(int width, int height, RandomStream random);
}
