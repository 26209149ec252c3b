package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.SpecifiedEnum;

/** A problem of images that only warns. */
public enum Tolerated implements SpecifiedEnum {
  /** Files that are not images or have the wrong size, which are skipped. */
  UNREADABLE,
  /** Many equal images in several classes. */
  CONFLICTS
}
