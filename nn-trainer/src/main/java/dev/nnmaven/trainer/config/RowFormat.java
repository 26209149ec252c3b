package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the text of a table becomes cells.
 *
 * @param separator between two cells, if configured
 * @param encoding of the text, if configured
 */
public record RowFormat(Optional<Character> separator, Optional<Charset> encoding) {

  /** Nothing is configured. */
  public static final RowFormat DEFAULT = new RowFormat(Optional.empty(), Optional.empty());

  /** Encodings with one byte per character, whose tables are the same in each JDK since 17. */
  static final List<String> OF_ONE_BYTE =
      List.of(
          "windows-1252",
          "windows-1250",
          "windows-1251",
          "windows-1253",
          "windows-1254",
          "windows-1255",
          "windows-1256",
          "windows-1257",
          "windows-1258",
          "ISO-8859-1",
          "ISO-8859-2",
          "ISO-8859-5",
          "ISO-8859-7",
          "ISO-8859-9",
          "ISO-8859-15");

  /** Parses the settings; errors are added to the mistakes. */
  public static RowFormat parse(SettingsReader reader) {
    return new RowFormat(reader.find(Parameters.SEPARATOR), reader.find(Parameters.ENCODING));
  }

  /**
   * The same, with the encoding of the training data unless another one is configured.
   *
   * @param options that a model records
   * @throws IllegalArgumentException if the model records an unknown encoding
   */
  public RowFormat asTrained(Map<String, String> options) {
    return new RowFormat(
        separator,
        encoding.or(
            () ->
                Optional.ofNullable(options.get(Parameters.ENCODING.name()))
                    .map(RowFormat::encoding)));
  }

  /** Encoding of the text. */
  public Charset charset() {
    return encoding.orElse(StandardCharsets.UTF_8);
  }

  /** Parses {@code comma}, {@code semicolon}, {@code tab} or a single character. */
  static char separator(String text) {
    if (text.strip().length() == 1 && "\"\r\n".indexOf(text.strip().charAt(0)) < 0) {
      return text.strip().charAt(0);
    }
    return new Catalog<Character>("separator")
        .add("comma", () -> ',')
        .add("semicolon", () -> ';')
        .add("tab", () -> '\t')
        .create(text);
  }

  /** Parses the name of an encoding, or another name that Java has for it: {@code cp1252}. */
  static Charset encoding(String text) {
    Catalog<Charset> all = new Catalog<>("encoding");
    all.add(StandardCharsets.UTF_8.name(), () -> StandardCharsets.UTF_8);
    OF_ONE_BYTE.forEach(name -> all.add(name, () -> Charset.forName(name)));
    return all.create(canonical(text.strip()));
  }

  private static String canonical(String name) {
    try {
      return Charset.isSupported(name) ? Charset.forName(name).name() : name;
    } catch (IllegalCharsetNameException e) {
      return name;
    }
  }
}
