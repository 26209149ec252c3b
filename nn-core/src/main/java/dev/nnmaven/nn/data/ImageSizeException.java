package dev.nnmaven.nn.data;

import java.io.IOException;

/** A picture has another size than the only one that is taken. */
public final class ImageSizeException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient ImageSize found;

  ImageSizeException(ImageSize found, ImageSize expected) {
    super("%s pixels, expected %s".formatted(found, expected));
    this.found = found;
  }

  /** The size that it has. */
  public ImageSize found() {
    return found;
  }
}
