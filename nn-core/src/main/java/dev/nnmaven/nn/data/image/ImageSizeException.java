package dev.nnmaven.nn.data.image;

import java.io.IOException;

/** Thrown if an image does not have the required size. */
public final class ImageSizeException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient ImageSize found;

  ImageSizeException(ImageSize found, ImageSize expected) {
    super(found + " pixels, expected " + expected);
    this.found = found;
  }

  /** Leaves the stack trace empty: it takes time, and a folder's sizes are found by this. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /** Size of the image. */
  public ImageSize found() {
    return found;
  }
}
