package dev.nnmaven.plugin;

import dev.nnmaven.plugin.text.Visible;
import org.apache.maven.plugin.logging.Log;

/**
 * A log in which each text is one line, and all of it is seen. Names of classes and images come
 * from folders, and anybody may propose a folder: a line end in one would forge a line of the log,
 * an escape sequence would take away what stands there.
 */
record VisibleLog(Log log) implements Log {

  @Override
  public boolean isDebugEnabled() {
    return log.isDebugEnabled();
  }

  @Override
  public void debug(CharSequence content) {
    log.debug(Visible.line(content));
  }

  @Override
  public void debug(CharSequence content, Throwable error) {
    log.debug(Visible.line(content), Visible.exception(error));
  }

  @Override
  public void debug(Throwable error) {
    log.debug(Visible.exception(error));
  }

  @Override
  public boolean isInfoEnabled() {
    return log.isInfoEnabled();
  }

  @Override
  public void info(CharSequence content) {
    log.info(Visible.line(content));
  }

  @Override
  public void info(CharSequence content, Throwable error) {
    log.info(Visible.line(content), Visible.exception(error));
  }

  @Override
  public void info(Throwable error) {
    log.info(Visible.exception(error));
  }

  @Override
  public boolean isWarnEnabled() {
    return log.isWarnEnabled();
  }

  @Override
  public void warn(CharSequence content) {
    log.warn(Visible.line(content));
  }

  @Override
  public void warn(CharSequence content, Throwable error) {
    log.warn(Visible.line(content), Visible.exception(error));
  }

  @Override
  public void warn(Throwable error) {
    log.warn(Visible.exception(error));
  }

  @Override
  public boolean isErrorEnabled() {
    return log.isErrorEnabled();
  }

  @Override
  public void error(CharSequence content) {
    log.error(Visible.line(content));
  }

  @Override
  public void error(CharSequence content, Throwable error) {
    log.error(Visible.line(content), Visible.exception(error));
  }

  @Override
  public void error(Throwable error) {
    log.error(Visible.exception(error));
  }
}
