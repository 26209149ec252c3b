package dev.nnmaven.plugin.console;

/** A network's architecture as text, with arrows that the console can show. */
final class Drawing {

  private static final String ARROW = "→";

  private Drawing() {}

  static String of(Object network) {
    String drawing = network.toString();
    return ConsoleCharset.get().newEncoder().canEncode(ARROW)
        ? drawing
        : drawing.replace(ARROW, "->");
  }
}
