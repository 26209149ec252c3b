package dev.nnmaven.plugin.fork;

/** Thrown if the training process failed; the message tells the user why. */
public final class ForkFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  ForkFailedException(String message) {
    super(message);
  }
}
