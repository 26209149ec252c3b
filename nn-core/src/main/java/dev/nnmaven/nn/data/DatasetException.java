package dev.nnmaven.nn.data;

import java.util.List;

/** Problems of a data set, all at once, in words for its owner. */
public class DatasetException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MOST_MISTAKES = 20;

  /** Creates the exception for one mistake. */
  public DatasetException(String message) {
    super(message);
  }

  /** Throws if there are mistakes: one per line, limited in number. */
  public static void throwIfAny(List<String> mistakes) throws DatasetException {
    if (!mistakes.isEmpty()) {
      List<String> shown = mistakes.subList(0, Math.min(MOST_MISTAKES, mistakes.size()));
      String more =
          mistakes.size() > shown.size()
              ? "\n... and %s more".formatted(mistakes.size() - shown.size())
              : "";
      throw new DatasetException(String.join("\n", shown) + more);
    }
  }
}
