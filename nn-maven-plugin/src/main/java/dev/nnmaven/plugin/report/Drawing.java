package dev.nnmaven.plugin.report;

import java.nio.charset.Charset;

/** A network's drawing, with arrows that the console can show. */
final class Drawing {

  private static final String ARROW = "→";

  private Drawing() {}

  static String of(Object network) {
    String drawing = network.toString();
    return consoleCharset().newEncoder().canEncode(ARROW) ? drawing : drawing.replace(ARROW, "->");
  }

  /** What System.out encodes to: a property since JDK 19, the default charset before. */
  private static Charset consoleCharset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }
}
