package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Examples in a baseline's file: ten digits of Base64 for a key, six more for the bits of an error.
 *
 * <p>Lines end where the first bits of the keys change, so that one more example changes one line.
 */
final class ExampleLines {

  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int BITS_OF_A_DIGIT = 6;
  private static final int KEY = Examples.KEY_BITS / BITS_OF_A_DIGIT;
  private static final int ERROR = 6;
  private static final int PER_LINE = 8;

  private ExampleLines() {}

  /** What a file says of an example; the classes of a number are 0. */
  record Example(long key, int label, float error, int predicted) {}

  /** Keys of some examples. */
  static List<String> keys(Entries entries, IntPredicate which) {
    return lines(entries, IntStream.range(0, entries.size()).filter(which).toArray(), 0);
  }

  /** Keys of all examples with their errors. */
  static List<String> errors(Entries entries) {
    return lines(entries, IntStream.range(0, entries.size()).toArray(), ERROR);
  }

  private static List<String> lines(Entries entries, int[] some, int errorDigits) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(some.length / PER_LINE);
    int shift = Examples.KEY_BITS - bits;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < some.length; i++) {
      long key = entries.keys()[some[i]];
      if (i > 0 && key >>> shift != entries.keys()[some[i - 1]] >>> shift) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ");
      append(line, key, KEY);
      append(line, Float.floatToIntBits(entries.errors()[some[i]]), errorDigits);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static void append(StringBuilder text, long number, int digits) {
    for (int digit = digits - 1; digit >= 0; digit--) {
      int value = (int) (number >>> (digit * BITS_OF_A_DIGIT)) & (DIGITS.length() - 1);
      text.append(DIGITS.charAt(value));
    }
  }

  /** Reads keys of examples of one class, with one error. */
  static List<Example> ofKeys(List<String> lines, int label, float error)
      throws MalformedFileException {
    return tokens(lines, KEY).stream()
        .map(token -> new Example(number(token), label, error, label))
        .toList();
  }

  /** Reads keys of examples with their errors. */
  static List<Example> ofErrors(List<String> lines) throws MalformedFileException {
    return tokens(lines, KEY + ERROR).stream()
        .map(
            token ->
                new Example(
                    number(token.substring(0, KEY)),
                    0,
                    Float.intBitsToFloat((int) number(token.substring(KEY))),
                    0))
        .toList();
  }

  private static List<String> tokens(List<String> lines, int digits) throws MalformedFileException {
    List<String> tokens = new ArrayList<>();
    for (String line : lines) {
      for (String token : line.split(" ", -1)) {
        if (token.length() != digits || token.chars().anyMatch(c -> DIGITS.indexOf(c) < 0)) {
          throw new MalformedFileException(
              Formats.format(
                  "it has an example \"%s\", expected %d digits of Base64",
                  SafeText.text(token), digits));
        }
        tokens.add(token);
      }
    }
    return tokens;
  }

  private static long number(String digits) {
    return digits
        .chars()
        .mapToLong(DIGITS::indexOf)
        .reduce(0, (number, digit) -> (number << BITS_OF_A_DIGIT) | digit);
  }
}
