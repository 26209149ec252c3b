package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.catalog.Specified;

/**
 * A random change of an image in training. Images that a network is evaluated on stay as they are.
 *
 * <p>There are three kinds, each an interface open to implementation: a map of the plane ({@link
 * AffineAugmentation}), a displacement of each pixel ({@link DisplacementAugmentation}), and a
 * change of grey levels ({@link PixelAugmentation}). An implementation has no state, is safe for
 * use by several threads, and draws from the stream that it is given: each image has one in each
 * epoch. Use {@link StrictMath} rather than {@link Math}, so that a model stays the same to the bit
 * on every machine.
 */
public sealed interface Augmentation extends Specified<Augmentation>
    permits AffineAugmentation, DisplacementAugmentation, PixelAugmentation {}
