package dev.nnmaven.plugin;

import dev.nnmaven.plugin.text.Visible;
import org.apache.maven.plugin.logging.Log;

/**
 * A log that escapes line ends and invisible characters. Names of classes and images come from
 * folders, which anybody may propose: a line end in one would forge a log line, an escape sequence
 * could hide others.
 *
 * @param prefix prefix of each line
 */
record VisibleLog(Log log, String prefix) implements Log {

  private String shown(CharSequence text) {
    return prefix + Visible.line(text);
  }

  @Override
  public boolean isDebugEnabled() {
    return log.isDebugEnabled();
  }

  @Override
  public void debug(CharSequence content) {
    log.debug(shown(content));
  }

  @Override
  public void debug(CharSequence content, Throwable error) {
    log.debug(shown(content), Visible.exception(error));
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
    log.info(shown(content));
  }

  @Override
  public void info(CharSequence content, Throwable error) {
    log.info(shown(content), Visible.exception(error));
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
    log.warn(shown(content));
  }

  @Override
  public void warn(CharSequence content, Throwable error) {
    log.warn(shown(content), Visible.exception(error));
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
    log.error(shown(content));
  }

  @Override
  public void error(CharSequence content, Throwable error) {
    log.error(shown(content), Visible.exception(error));
  }

  @Override
  public void error(Throwable error) {
    log.error(Visible.exception(error));
  }
}
