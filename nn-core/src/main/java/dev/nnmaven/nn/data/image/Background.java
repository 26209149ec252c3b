package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Colour behind transparent pixels, and beyond the edges of images that are moved or do not fill an
 * image. Networks see no transparency: white letters on a transparent background vanish on white,
 * and show on black.
 *
 * @param rgb red, green and blue, eight bits each: {@code 0xff0000} is red
 */
public record Background(int rgb) {

  /** White, the default. */
  public static final Background WHITE = new Background(0xffffff);

  /** Black. */
  public static final Background BLACK = new Background(0x000000);

  private static final Pattern HEXADECIMAL = Pattern.compile("#[0-9a-fA-F]{6}");

  private static final int MIDDLE = 128;

  /** Throws IllegalArgumentException if the value has more than 24 bits. */
  public Background {
    if (rgb < 0 || rgb > 0xffffff) {
      throw Illegal.argument("a color has 24 bits, found %s", rgb);
    }
  }

  /**
   * Parses a colour: {@code white}, {@code black} or {@code #rrggbb}.
   *
   * @throws IllegalArgumentException if it is none; the message lists what is allowed
   */
  public static Background of(String text) {
    String stripped = text.strip();
    return switch (stripped.toLowerCase(Locale.ROOT)) {
      case "white" -> WHITE;
      case "black" -> BLACK;
      default -> {
        if (!HEXADECIMAL.matcher(stripped).matches()) {
          throw Illegal.argument(
              "expected white, black or a color such as #20a0ff, found \"%s\"",
              SafeText.text(text));
        }
        yield new Background(Integer.parseInt(stripped.substring(1), 16));
      }
    };
  }

  /** Text in a POM and in a model file. */
  public String specification() {
    if (equals(WHITE)) {
      return "white";
    }
    return equals(BLACK) ? "black" : "#" + HexFormat.of().toHexDigits(rgb, 6);
  }

  /** Grey level that it has as a pixel, 0 to 255. */
  public int grey() {
    return levels(Channels.GRAY)[0];
  }

  /** What it is as a pixel: 0 to 255 for each channel. */
  public int[] levels(Channels channels) {
    return IntStream.of(thousandths(channels))
        .map(ground -> PixelConversion.over(0, 0, ground))
        .toArray();
  }

  /** Luminance, or red, green and blue; 0 to 255, times 1000. */
  int[] thousandths(Channels channels) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    return channels == Channels.GRAY
        ? new int[] {PixelImage.thousandths(red, green, blue)}
        : new int[] {1000 * red, 1000 * green, 1000 * blue};
  }

  /** Black or white, whichever contrasts with this colour. */
  public Background opposite() {
    return thousandths(Channels.GRAY)[0] < 1000 * MIDDLE ? WHITE : BLACK;
  }
}
