package dev.nnmaven.nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Problems of a data set, all at once, in words for its owner. */
public class DatasetException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MOST_LINES = 20;

  /** Creates the exception for one mistake. */
  public DatasetException(String message) {
    super(message);
  }

  /** Creates the exception for one mistake; digits in its message are English. */
  public DatasetException(String format, @Nullable Object... values) {
    super(String.format(Locale.ROOT, format, values));
  }

  /** Throws if there are mistakes: one per line, limited in number. */
  public static void throwIfAny(List<String> mistakes) throws DatasetException {
    if (!mistakes.isEmpty()) {
      throw new DatasetException(String.join("\n", shortened(mistakes)));
    }
  }

  /** The first lines, and the number of further lines. */
  public static List<String> shortened(List<String> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, MOST_LINES));
    first.add("... and " + (lines.size() - MOST_LINES) + " more");
    return first;
  }
}
