package dev.nnmaven.trainer.text;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts and exceptions safe for a terminal: invisible characters escaped, length limited.
 * Messages show names by {@link SafeText}; this is the last filter for everything that leaves the
 * plugin.
 */
public final class Escaped {

  /** Maximum length of a line; longer ones are cut in the middle. */
  static final int LONGEST_LINE = 4000;

  /** Maximum lines of a message, including stack traces of other processes. */
  static final int MOST_LINES = 200;

  private Escaped() {}

  /** Escapes a log line. Tabs stay: they are visible, and indent stack traces. */
  public static String line(CharSequence text) {
    String shown = ConsoleCharset.shown(String.valueOf(text));
    return Arrays.stream(SafeText.cut(shown, LONGEST_LINE).split("\t", -1))
        .map(SafeText::escaped)
        .collect(Collectors.joining("\t"));
  }

  /**
   * Escapes a message of one or more lines. Further lines that begin with a mark are quoted, since
   * log lines and commands to build servers begin with one.
   */
  public static String message(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r?\n", -1)) {
      if (lines.size() == MOST_LINES) {
        lines.add("... and more lines");
        break;
      }
      String shown = line(line);
      lines.add(lines.isEmpty() || isPlain(shown) ? shown : "  | " + shown);
    }
    return String.join("\n", lines);
  }

  /** Elements of a POM and the like are shown in messages, but indented. */
  private static boolean isPlain(String line) {
    String text = line.strip();
    return text.isEmpty()
        || Character.isLetterOrDigit(text.codePointAt(0))
        || text.startsWith(".")
        || (!text.equals(line) && !text.startsWith("[") && !text.startsWith(":"));
  }

  /**
   * Returns the same exception if its messages and those of its causes are safe, else an escaped
   * copy.
   */
  public static Throwable exception(Throwable e) {
    return exception(e, text -> text);
  }

  /**
   * The same, with other words.
   *
   * @param words changes each message
   */
  public static Throwable exception(Throwable e, UnaryOperator<String> words) {
    boolean isSaid = isVisible(e, 0) && areSaid(e, words);
    return isSaid ? e : new VisibleException(e, 0, words);
  }

  private static boolean areSaid(Throwable e, UnaryOperator<String> words) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .allMatch(text -> words.apply(text).equals(text));
  }

  /** As {@link #exception}, for unexpected, unchecked ones. */
  public static RuntimeException unexpected(RuntimeException e) {
    return isVisible(e, 0) ? e : new IllegalStateException(text(e), exception(e));
  }

  /** Message of {@code e}, or its class if it has none. */
  private static String text(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : ofException(e, e.getMessage());
  }

  /** Message of an exception: several lines only where these are meant. */
  public static String ofException(Throwable e, String text) {
    return e instanceof MultilineMessage || e instanceof DatasetException
        ? message(text)
        : line(text);
  }

  private static boolean isVisible(@Nullable Throwable e, int depth) {
    if (e == null) {
      return true;
    }
    if (depth == VisibleException.DEEPEST) {
      return false; // a circle, perhaps
    }
    boolean own = e.getMessage() == null || text(e).equals(e.getMessage());
    return own
        && isVisible(e.getCause(), depth + 1)
        && Arrays.stream(e.getSuppressed()).allMatch(throwable -> isVisible(throwable, depth + 1));
  }

  /** Copy of an exception with class name, stack trace, and escaped message. */
  private static final class VisibleException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int DEEPEST = 20;

    private final String name;

    VisibleException(Throwable e, int depth, UnaryOperator<String> words) {
      super(words.apply(text(e)), copy(e.getCause(), depth + 1, words));
      this.name = e.getClass().getName();
      setStackTrace(e.getStackTrace());
      for (Throwable suppressed : e.getSuppressed()) {
        if (depth < DEEPEST) {
          addSuppressed(new VisibleException(suppressed, depth + 1, words));
        }
      }
    }

    private static @Nullable Throwable copy(
        @Nullable Throwable e, int depth, UnaryOperator<String> words) {
      return e == null || depth > DEEPEST ? null : new VisibleException(e, depth, words);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s: %s", name, getMessage());
    }
  }
}
