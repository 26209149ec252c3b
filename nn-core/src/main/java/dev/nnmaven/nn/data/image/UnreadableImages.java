package dev.nnmaven.nn.data.image;

/** Policy for files that are no image or have the wrong size. */
public enum UnreadableImages {
  /** Fail, naming all of them. */
  FAIL,
  /** Skip them, naming them in a warning. */
  SKIP
}
