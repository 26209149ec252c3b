package dev.nnmaven.trainer.testing;

import dev.nnmaven.trainer.console.Lines;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps lines, each after its level, and may act on one. */
public class RecordedLines implements Lines {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> debugged = new CopyOnWriteArrayList<>();
  private final Consumer<String> reaction;

  public RecordedLines() {
    this(line -> {});
  }

  public RecordedLines(Consumer<String> reaction) {
    this.reaction = reaction;
  }

  public List<String> all() {
    return lines;
  }

  public List<String> debugged() {
    return debugged;
  }

  /** Without how fast an epoch was: {@code "info: 1 0.9163 75.00% 50.00%"}. */
  public List<String> withoutSpeed() {
    return lines.stream()
        .map(line -> line.replaceFirst("^(info: +\\d+ +[\\d.]+(?: +\\S+%)+) .*", "$1"))
        .toList();
  }

  @Override
  public void info(String line) {
    keep("info: " + line);
  }

  @Override
  public void warn(String line) {
    keep("warn: " + line);
  }

  /** Kept apart: where files lie differs from run to run. */
  @Override
  public void debug(String line) {
    debugged.add(line);
  }

  private void keep(String line) {
    lines.add(line);
    reaction.accept(line);
  }
}
