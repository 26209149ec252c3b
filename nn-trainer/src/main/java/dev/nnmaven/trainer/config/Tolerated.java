package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.nn.data.image.UnreadableImages;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A problem of images that only warns. */
public enum Tolerated implements SpecifiedEnum {
  /** Files that are no image or have the wrong size, which are skipped. */
  UNREADABLE,
  /** Many equal images in several classes. */
  CONFLICTS;

  private static final String NONE = "none";

  /** Parses some of them, or none. */
  static Set<Tolerated> of(String text) {
    Set<Tolerated> all = EnumSet.noneOf(Tolerated.class);
    Catalog<Tolerated> known = Catalog.of("problem", values());
    for (String one : text.strip().equals(NONE) ? new String[0] : text.split(",", -1)) {
      all.add(known.create(one));
    }
    return all;
  }

  static String text(Set<Tolerated> all) {
    return all.isEmpty()
        ? NONE
        : all.stream().map(SpecifiedEnum::specification).collect(Collectors.joining(", "));
  }

  /** What happens to files that cannot be used. */
  public static UnreadableImages unreadable(Settings settings) {
    return settings.get(Parameters.TOLERATE).contains(UNREADABLE)
        ? UnreadableImages.SKIP
        : UnreadableImages.FAIL;
  }
}
