package dev.nnmaven.plugin.fork;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of what a process printed. */
final class Tail {

  private static final int LINES = 10;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    lines.addLast(line);
    if (lines.size() > LINES) {
      lines.removeFirst();
    }
  }

  /** The lines, each indented, after a heading; empty without any. */
  synchronized String asText() {
    return lines.isEmpty() ? "" : " It said:\n  " + String.join("\n  ", lines);
  }
}
