package dev.nnmaven.plugin.text;

import dev.nnmaven.nn.text.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Texts and exceptions as a terminal may be given them: all of them is seen, none of it looks like
 * something else, and none fills a log. Whoever makes a message shows names by {@link Shown}; this
 * is the last look at all that leaves the plugin, whoever made it.
 */
public final class Visible {

  /** Longer lines are cut in the middle; nothing that people write is as long. */
  static final int LONGEST_LINE = 4000;

  /** Of a message, stack traces of other processes included. */
  static final int MOST_LINES = 200;

  private Visible() {}

  /** A line of a log. Tabs stay: they are seen, and traces of errors are indented by them. */
  public static String line(CharSequence text) {
    return Arrays.stream(Shown.cut(String.valueOf(text), LONGEST_LINE).split("\t", -1))
        .map(Shown::escaped)
        .collect(Collectors.joining("\t"));
  }

  /**
   * A message of one or more lines. Further lines that begin with a mark are indented: a line of a
   * log begins with one, and so does a command to a build server.
   */
  public static String message(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r?\n", -1)) {
      if (lines.size() == MOST_LINES) {
        lines.add("... and more lines");
        break;
      }
      String shown = line(line);
      lines.add(lines.isEmpty() || isPlain(shown) ? shown : "  " + shown);
    }
    return String.join("\n", lines);
  }

  private static boolean isPlain(String line) {
    return line.isEmpty()
        || Character.isLetterOrDigit(line.codePointAt(0))
        || " \t.".indexOf(line.charAt(0)) >= 0;
  }

  /** The same exception, if all its messages and those of its causes are as they should be. */
  public static Throwable exception(Throwable e) {
    return isVisible(e, 0) ? e : new VisibleException(e, 0);
  }

  /** As {@link #exception}, for one that nobody expected and nobody declares. */
  public static RuntimeException unexpected(RuntimeException e) {
    return isVisible(e, 0) ? e : new IllegalStateException(text(e), exception(e));
  }

  /** What {@code e} says; its class if it says nothing. */
  private static String text(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : message(e.getMessage());
  }

  private static boolean isVisible(Throwable e, int depth) {
    if (e == null) {
      return true;
    }
    if (depth == VisibleException.DEEPEST) {
      return false; // a circle, perhaps
    }
    boolean own = e.getMessage() == null || message(e.getMessage()).equals(e.getMessage());
    return own
        && isVisible(e.getCause(), depth + 1)
        && Arrays.stream(e.getSuppressed()).allMatch(one -> isVisible(one, depth + 1));
  }

  /** A copy of an exception: its class's name, its trace, and its message made visible. */
  private static final class VisibleException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int DEEPEST = 20;

    private final String name;

    VisibleException(Throwable e, int depth) {
      super(text(e), copy(e.getCause(), depth + 1));
      this.name = e.getClass().getName();
      setStackTrace(e.getStackTrace());
      for (Throwable suppressed : e.getSuppressed()) {
        if (depth < DEEPEST) {
          addSuppressed(new VisibleException(suppressed, depth + 1));
        }
      }
    }

    private static Throwable copy(Throwable e, int depth) {
      return e == null || depth > DEEPEST ? null : new VisibleException(e, depth);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s: %s", name, getMessage());
    }
  }
}
