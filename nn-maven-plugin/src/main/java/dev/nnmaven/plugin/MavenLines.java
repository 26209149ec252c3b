package dev.nnmaven.plugin;

import dev.nnmaven.plugin.console.Lines;
import org.apache.maven.plugin.logging.Log;

/** Writes lines to Maven's log. */
record MavenLines(Log log) implements Lines {

  @Override
  public void info(String line) {
    log.info(line);
  }

  @Override
  public void warn(String line) {
    log.warn(line);
  }

  @Override
  public void debug(String line) {
    log.debug(line);
  }
}
