package dev.nnmaven.plugin;

import dev.nnmaven.trainer.text.Visible;
import java.lang.reflect.Proxy;
import org.apache.maven.plugin.logging.Log;

/**
 * A log that escapes line ends and invisible characters. Names of classes and images come from
 * folders, which anybody may propose: a line end in one would forge a log line, an escape sequence
 * could hide others.
 */
final class VisibleLog {

  private VisibleLog() {}

  /**
   * Wraps a log; what its methods are given, whatever their level, becomes visible.
   *
   * @param prefix prefix of each line
   */
  static Log of(Log log, String prefix) {
    return (Log)
        Proxy.newProxyInstance(
            VisibleLog.class.getClassLoader(),
            new Class<?>[] {Log.class},
            (proxy, method, arguments) -> {
              Object[] shown = arguments == null ? new Object[0] : arguments.clone();
              for (int i = 0; i < shown.length; i++) {
                shown[i] =
                    method.getParameterTypes()[i] == CharSequence.class
                        ? prefix + Visible.line((CharSequence) shown[i])
                        : Visible.exception((Throwable) shown[i]);
              }
              return method.invoke(log, shown);
            });
  }
}
