package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Augmentations by name, and combinations joined by plus signs. */
public final class Augmentations {

  private static final String NONE = "none";

  private Augmentations() {}

  /**
   * Parses augmentations.
   *
   * @param specification {@code none}, or one or more joined by plus signs: {@code
   *     shift(2)+rotate(10)}
   * @throws IllegalArgumentException if one is unknown or out of range; the message says what is
   *     allowed
   */
  public static List<Augmentation> of(String specification) {
    return new Catalog<Optional<Augmentation>>("augmentation")
            .addServices(Augmentation.class, Optional::of)
            .add(NONE, Optional::empty)
            .createAll(specification)
            .stream()
            .flatMap(Optional::stream)
            .toList();
  }

  /** Formats augmentations as a specification; the inverse of {@link #of}. */
  public static String specification(List<Augmentation> augmentations) {
    return augmentations.isEmpty()
        ? NONE
        : augmentations.stream().map(Augmentation::specification).collect(Collectors.joining("+"));
  }
}
