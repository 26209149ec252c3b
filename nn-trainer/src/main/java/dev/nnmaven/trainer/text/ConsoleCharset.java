package dev.nnmaven.trainer.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/** Charset of {@code System.out}, which limits the characters in log lines. */
final class ConsoleCharset {

  /** System property with the charset since JDK 19; before, it is the default charset. */
  private static final String PROPERTY = "stdout.encoding";

  /** Our own signs beyond ASCII, and what stands for them. */
  private static final Map<Character, String> ASCII =
      Map.of('→', "->", '±', "+/-", '−', "-", '–', "-", '≤', "<=", '×', "x", '…', "...");

  private ConsoleCharset() {}

  private static Charset get() {
    String name = System.getProperty(PROPERTY, System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /** A text whose signs the console can show; it prints a question mark for any other. */
  static String shown(String text) {
    CharsetEncoder encoder = get().newEncoder();
    String shown = text;
    for (Map.Entry<Character, String> sign : ASCII.entrySet()) {
      if (!encoder.canEncode(sign.getKey())) {
        shown = shown.replace(String.valueOf(sign.getKey()), sign.getValue());
      }
    }
    return shown;
  }
}
