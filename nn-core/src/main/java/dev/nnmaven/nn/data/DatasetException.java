package dev.nnmaven.nn.data;

import java.util.List;

/** What is wrong with a data set: all of it at once, in words meant for its owner. */
public final class DatasetException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MOST_MISTAKES = 20;

  /** A single mistake. */
  public DatasetException(String message) {
    super(message);
  }

  /** Several mistakes, a line each, the first of very many; does nothing without any. */
  static void throwIfAny(List<String> mistakes) throws DatasetException {
    if (!mistakes.isEmpty()) {
      List<String> told = mistakes.subList(0, Math.min(MOST_MISTAKES, mistakes.size()));
      String more =
          mistakes.size() > told.size()
              ? "\n... and %d more".formatted(mistakes.size() - told.size())
              : "";
      throw new DatasetException(String.join("\n", told) + more);
    }
  }
}
