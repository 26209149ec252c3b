package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.random.RandomStream;

/** Moves each pixel by a distance of its own. */
public non-sealed interface DisplacementAugmentation extends Augmentation {

  /** Adds the displacements of one image to those that are there. */
  void displace(Displacements displacements, RandomStream random);
}
