package dev.nnmaven.nn;

import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.text.Illegal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shape of the inputs or outputs of a layer: an image of so many rows, columns and channels. In
 * memory it is one row of a matrix, [height][width][channels]: channels last, so that a layer of
 * any kind may follow any other.
 *
 * @param height number of rows of pixels
 * @param width number of pixels in a row
 * @param channels numbers of a pixel: 1 of grey images, 3 of colours, one for each filter behind a
 *     convolution
 */
public record Shape(int height, int width, int channels) {

  private static final Pattern TEXT =
      Pattern.compile("(?:([0-9]{1,9})x([0-9]{1,9})x)?([0-9]{1,9})");

  /** Throws IllegalArgumentException if a number is below 1, or an array cannot hold all. */
  public Shape {
    if (height < 1 || width < 1 || channels < 1) {
      throw Illegal.argument(
          "a shape has a height, a width and channels of at least 1, found %sx%sx%s",
          height, width, channels);
    }
    if ((double) height * width * channels > Matrix.MOST_ELEMENTS) {
      throw Illegal.argument(
          "%sx%sx%s numbers are more than an array can hold", height, width, channels);
    }
  }

  /** So many numbers that are not an image: one pixel. */
  public static Shape flat(int count) {
    return new Shape(1, 1, count);
  }

  /**
   * The shape that {@code Preprocessing} gives: {height, width, channels}.
   *
   * @throws IllegalArgumentException as for the constructor
   */
  public static Shape of(int[] numbers) {
    return new Shape(numbers[0], numbers[1], numbers[2]);
  }

  /**
   * Parses a text such as {@code 28x28x3} or {@code 784}.
   *
   * @throws IllegalArgumentException if it is none, or as for the constructor
   */
  public static Shape of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw Illegal.argument(
          "expected a shape such as 28x28x3 (height, width, channels), found \"%s\"", text);
    }
    int channels = Integer.parseInt(matcher.group(3));
    return matcher.group(1) == null
        ? flat(channels)
        : new Shape(
            Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), channels);
  }

  /**
   * Throws if an array has another number of numbers.
   *
   * @throws IllegalArgumentException if so
   */
  public void require(float[] values) {
    if (values.length != size()) {
      throw Illegal.argument("expected %s numbers, %s, found %s", size(), this, values.length);
    }
  }

  /** Whether it is one pixel, hence no image. */
  public boolean isFlat() {
    return height == 1 && width == 1;
  }

  public int size() {
    return height * width * channels;
  }

  /** As it is read: {@code 28x28x3}, or {@code 784} if it is flat. */
  @Override
  public String toString() {
    return isFlat() ? String.valueOf(channels) : height + "x" + width + "x" + channels;
  }
}
