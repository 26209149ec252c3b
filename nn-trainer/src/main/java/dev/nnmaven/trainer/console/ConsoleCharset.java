package dev.nnmaven.trainer.console;

import java.nio.charset.Charset;

/** Charset of {@code System.out}, which limits the characters in log lines. */
public final class ConsoleCharset {

  /** System property with the charset since JDK 19; before, it is the default charset. */
  public static final String PROPERTY = "stdout.encoding";

  private ConsoleCharset() {}

  public static Charset get() {
    String name = System.getProperty(PROPERTY, System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /** A network's architecture as text, with arrows that the console can show. */
  public static String drawing(Object network) {
    return get().newEncoder().canEncode('→')
        ? network.toString()
        : network.toString().replace("→", "->");
  }
}
