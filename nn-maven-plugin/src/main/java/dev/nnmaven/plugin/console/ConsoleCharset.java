package dev.nnmaven.plugin.console;

import java.nio.charset.Charset;

/** What {@code System.out} encodes to, and so what lines of the log may hold. */
public final class ConsoleCharset {

  /** The property that says it since JDK 19; before, the default charset does. */
  public static final String PROPERTY = "stdout.encoding";

  private ConsoleCharset() {}

  /** This JVM's. */
  public static Charset get() {
    String name = System.getProperty(PROPERTY, System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }
}
