package dev.nnmaven.trainer.fork;

import dev.nnmaven.trainer.text.OfLines;
import java.io.IOException;

/** What went wrong in another process, in its own lines. */
final class ProcessException extends IOException implements OfLines {

  private static final long serialVersionUID = 1L;

  ProcessException(String lines) {
    super(lines);
  }
}
