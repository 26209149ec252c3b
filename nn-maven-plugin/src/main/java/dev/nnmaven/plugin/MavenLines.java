package dev.nnmaven.plugin;

import dev.nnmaven.trainer.console.Lines;
import java.util.HashSet;
import java.util.Set;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log, as libraries know it.
 *
 * @param said what it was given
 */
record MavenLines(Log log, Set<String> said) implements Lines {

  MavenLines(Log log) {
    this(log, new HashSet<>());
  }

  @Override
  public void info(String line) {
    said.add(line);
    log.info(line);
  }

  @Override
  public void warn(String line) {
    said.add(line);
    log.warn(line);
  }

  @Override
  public void debug(String line) {
    log.debug(line);
  }
}
