package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.Specified;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    permits AffineAugmentation, DisplacementAugmentation, PixelAugmentation {

  /**
   * Parses augmentations.
   *
   * @param specification {@code none}, or one or more joined by plus signs: {@code
   *     shift(2)+rotate(10)}
   * @throws IllegalArgumentException if one is unknown or out of range; the message says what is
   *     allowed
   */
  static List<Augmentation> listOf(String specification) {
    return new Catalog<Optional<Augmentation>>("augmentation")
            .addServices(Augmentation.class, Optional::of)
            .add("none", Optional::empty)
            .createAll(specification)
            .stream()
            .flatMap(Optional::stream)
            .toList();
  }

  /** Formats augmentations as a specification; the inverse of {@link #listOf}. */
  static String specificationOf(List<Augmentation> augmentations) {
    return augmentations.isEmpty()
        ? "none"
        : augmentations.stream().map(Augmentation::specification).collect(Collectors.joining("+"));
  }
}
