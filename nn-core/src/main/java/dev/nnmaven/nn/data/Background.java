package dev.nnmaven.nn.data;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The colour that transparent pixels are laid on. A network sees no transparency: white letters on
 * a transparent ground are nothing on white, and letters on black.
 *
 * @param rgb red, green and blue, eight bits each: {@code 0xff0000} is red
 */
public record Background(int rgb) {

  /** Where nothing is said. */
  public static final Background WHITE = new Background(0xffffff);

  /** No light. */
  public static final Background BLACK = new Background(0x000000);

  private static final Pattern HEXADECIMAL = Pattern.compile("#[0-9a-fA-F]{6}");

  private static final int MIDDLE = 128;

  /**
   * Checks the colour.
   *
   * @throws IllegalArgumentException if there are bits beside its 24
   */
  public Background {
    if (rgb < 0 || rgb > 0xffffff) {
      throw new IllegalArgumentException("a colour has 24 bits, found " + rgb);
    }
  }

  /**
   * The colour that a text says: {@code white}, {@code black} or {@code #rrggbb}.
   *
   * @throws IllegalArgumentException if it says none; the message lists what there is
   */
  public static Background of(String text) {
    String stripped = text.strip();
    return switch (stripped.toLowerCase(Locale.ROOT)) {
      case "white" -> WHITE;
      case "black" -> BLACK;
      default -> {
        if (!HEXADECIMAL.matcher(stripped).matches()) {
          throw new IllegalArgumentException(
              "expected white, black or a colour such as #20a0ff, found \"%s\"".formatted(text));
        }
        yield new Background(Integer.parseInt(stripped.substring(1), 16));
      }
    };
  }

  /** How it is written in a POM and in a model file. */
  public String specification() {
    if (equals(WHITE)) {
      return "white";
    }
    return equals(BLACK) ? "black" : "#" + hexadecimal();
  }

  /** Six digits; not formatted, since a locale may have digits of its own. */
  private String hexadecimal() {
    return Integer.toHexString(0x1000000 | rgb).substring(1);
  }

  /** Its luminance, 0 to 255, times 1000. */
  int thousandths() {
    return GreyPixels.thousandths(rgb);
  }

  /** The ground on which something shows that does not on this one: black, or white. */
  Background opposite() {
    return thousandths() < 1000 * MIDDLE ? WHITE : BLACK;
  }
}
