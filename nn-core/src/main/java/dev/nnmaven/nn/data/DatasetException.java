package dev.nnmaven.nn.data;

import java.util.List;

/** What is wrong with a data set: all of it at once, in words meant for its owner. */
public final class DatasetException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A single mistake. */
  public DatasetException(String message) {
    super(message);
  }

  /** Several mistakes, a line each; does nothing without any. */
  static void throwIfAny(List<String> mistakes) throws DatasetException {
    if (!mistakes.isEmpty()) {
      throw new DatasetException(String.join("\n", mistakes));
    }
  }
}
