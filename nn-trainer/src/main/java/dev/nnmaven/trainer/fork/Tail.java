package dev.nnmaven.trainer.fork;

import java.util.ArrayDeque;
import java.util.Deque;

/** Last lines of a process's output. */
final class Tail {

  private static final int LINES = 10;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    lines.addLast(line);
    if (lines.size() > LINES) {
      lines.removeFirst();
    }
  }

  /** Formats the lines, indented, after a heading; empty if there are none. */
  synchronized String asText() {
    return lines.isEmpty() ? "" : " It said:\n  " + String.join("\n  ", lines);
  }
}
