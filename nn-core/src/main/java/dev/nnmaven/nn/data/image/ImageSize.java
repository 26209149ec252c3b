package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of an image in pixels.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record ImageSize(int width, int height) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*[xX×]\\s*(\\d{1,9})");

  /** Throws IllegalArgumentException if there are no pixels, or more than an array can hold. */
  public ImageSize {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
      throw Illegal.argument(
          "an image needs a size between 1 x 1 and 2^31 pixels, found %s x %s", width, height);
    }
  }

  /**
   * Parses a size such as {@code 28x28}, width first.
   *
   * @throws IllegalArgumentException if it is not a size, or one of more than {@link
   *     ImageRules#MOST_PIXELS}
   */
  public static ImageSize of(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw Illegal.argument(
          "expected width and height in pixels, such as 28x28, found \"%s\"", SafeText.text(text));
    }
    int width = Integer.parseInt(matcher.group(1));
    int height = Integer.parseInt(matcher.group(2));
    if (width < 1 || height < 1 || (long) width * height > ImageRules.MOST_PIXELS) {
      throw Illegal.argument(
          "expected between 1 and %s pixels, such as 28x28, found \"%s\"",
          ImageRules.MOST_PIXELS, SafeText.text(text));
    }
    return new ImageSize(width, height);
  }

  /** The size of an image. */
  public static ImageSize of(PixelImage image) {
    return new ImageSize(image.width(), image.height());
  }

  public int pixels() {
    return width * height;
  }

  /** {@code 28 x 28}, for messages. */
  @Override
  public String toString() {
    return width + " x " + height;
  }
}
