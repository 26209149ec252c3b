package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.data.image.GreyImage;
import dev.nnmaven.nn.random.RandomStream;

/** Changes grey levels, after the pixels were moved. */
public non-sealed interface PixelAugmentation extends Augmentation {

  /**
   * Changes one image in place: its pixels are a copy, 0 black to 255 white, one unsigned byte
   * each.
   */
  void change(GreyImage image, RandomStream random);
}
