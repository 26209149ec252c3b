package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.text.Illegal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Size of the window that a filter of a convolution looks through, in pixels.
 *
 * @param height at least 1
 * @param width at least 1
 */
public record KernelSize(int height, int width) {

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(?:x([0-9]{1,9}))?");

  /** Throws IllegalArgumentException if a number is below 1. */
  public KernelSize {
    if (height < 1 || width < 1) {
      throw Illegal.argument("a kernel has at least 1x1 pixels, found %sx%s", height, width);
    }
  }

  /**
   * Parses a text such as {@code 5x3} (height, width), or {@code 5} for a square.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static KernelSize of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw Illegal.argument(
          "expected a size such as 5x3 (height, width) or 5, found \"%s\"", text);
    }
    int height = Integer.parseInt(matcher.group(1));
    return new KernelSize(
        height, matcher.group(2) == null ? height : Integer.parseInt(matcher.group(2)));
  }

  /** As it is read: {@code 5x3}. */
  @Override
  public String toString() {
    return height + "x" + width;
  }
}
