package dev.nnmaven.plugin;

import dev.nnmaven.trainer.text.Escaped;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.apache.maven.plugin.logging.Log;

/**
 * A log that escapes line ends and invisible characters. Names of classes and images come from
 * folders, which anybody may propose: a line end in one would forge a log line, an escape sequence
 * could hide others.
 */
final class EscapingLog {

  private EscapingLog() {}

  /** Wraps a log; what its methods are given, whatever their level, becomes visible. */
  static Log of(Log log, String prefix) {
    return of(log, prefix, String::valueOf);
  }

  /**
   * The same.
   *
   * @param words changes what is said, before it becomes visible
   */
  static Log of(Log log, String prefix, Function<CharSequence, String> words) {
    return (Log)
        Proxy.newProxyInstance(
            EscapingLog.class.getClassLoader(),
            new Class<?>[] {Log.class},
            (proxy, method, arguments) -> {
              Object[] shown = arguments == null ? new Object[0] : arguments.clone();
              for (int i = 0; i < shown.length; i++) {
                shown[i] =
                    method.getParameterTypes()[i] == CharSequence.class
                        ? prefix + Escaped.line(words.apply((CharSequence) shown[i]))
                        : Escaped.exception((Throwable) shown[i]);
              }
              return method.invoke(log, shown);
            });
  }
}
