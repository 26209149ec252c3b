package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.random.RandomStream;

/** Changes grey levels or colours, after the pixels were moved. */
public non-sealed interface PixelAugmentation extends Augmentation {

  /**
   * Changes one image in place: its pixels are a copy, [height][width][channels], one unsigned byte
   * each, 0 black to 255 white.
   */
  void change(PixelImage image, RandomStream random);
}
