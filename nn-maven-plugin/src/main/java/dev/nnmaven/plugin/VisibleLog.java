package dev.nnmaven.plugin;

import dev.nnmaven.plugin.text.Invisible;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/**
 * A log in which each text is one line, and all of it is seen. Names of classes and images come
 * from folders, and anybody may propose a folder: a line end in one would forge a line of the log,
 * an escape sequence would take away what stands there.
 *
 * @param prefix what each line begins with
 */
record VisibleLog(Log log, String prefix) implements Log {

  /** Tabs stay: they are seen, and traces of errors are indented by them. */
  private String shown(CharSequence text) {
    return prefix
        + Arrays.stream(String.valueOf(text).split("\t", -1))
            .map(Invisible::shown)
            .collect(Collectors.joining("\t"));
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
    log.debug(shown(content), error);
  }

  @Override
  public void debug(Throwable error) {
    log.debug(error);
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
    log.info(shown(content), error);
  }

  @Override
  public void info(Throwable error) {
    log.info(error);
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
    log.warn(shown(content), error);
  }

  @Override
  public void warn(Throwable error) {
    log.warn(error);
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
    log.error(shown(content), error);
  }

  @Override
  public void error(Throwable error) {
    log.error(error);
  }
}
