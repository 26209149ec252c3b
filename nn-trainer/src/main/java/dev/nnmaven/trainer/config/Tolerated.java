package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.nn.data.image.UnreadableImages;

/** A problem of images that only warns. */
public enum Tolerated implements SpecifiedEnum {
  /** Files that are no image or have the wrong size, which are skipped. */
  UNREADABLE,
  /** Many equal images in several classes. */
  CONFLICTS;

  /** What happens to files that cannot be used. */
  public static UnreadableImages unreadable(SettingsReader reader) {
    return reader.get(Parameters.TOLERATE).contains(UNREADABLE)
        ? UnreadableImages.SKIP
        : UnreadableImages.FAIL;
  }
}
