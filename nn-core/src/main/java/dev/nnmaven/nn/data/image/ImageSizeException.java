package dev.nnmaven.nn.data.image;

import java.io.IOException;

/** Thrown if an image does not have the required size. */
public final class ImageSizeException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient ImageSize found;

  ImageSizeException(ImageSize found, ImageSize expected) {
    super("%s pixels, expected %s".formatted(found, expected));
    this.found = found;
  }

  /** Size of the image. */
  public ImageSize found() {
    return found;
  }
}
