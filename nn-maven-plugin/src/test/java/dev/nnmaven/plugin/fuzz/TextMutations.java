package dev.nnmaven.plugin.fuzz;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Damage to JSON that mostly leaves it JSON, so that it comes further than to the parser. */
final class TextMutations {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");
  private static final Pattern STRING = Pattern.compile("\"[^\"\\\\]*\"");
  private static final Pattern VALUE = Pattern.compile(NUMBER + "|" + STRING + "|\\[\\]|\\{\\}");

  private static final List<String> NUMBERS =
      Stream.concat(
              LongStream.of(ByteMutations.EXTREMES).mapToObj(Long::toString),
              Stream.of(
                  "-0",
                  "0.5",
                  "1e400",
                  "-1e400",
                  "1e-400",
                  "1e99999999999",
                  "NaN",
                  "-Infinity",
                  "9".repeat(40),
                  "0." + "3".repeat(2000)))
          .toList();

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "{\"a\":null}",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"null\"",
          "\"NaN\"",
          "\"1\"",
          "\"[1]\"",
          "\"%s%n\"",
          "\"(\"",
          "'a'");

  private static final int[] DEPTHS = {2, 3, 5, 100, 200, 300, 300, 30_000};
  private static final int[] LENGTHS = {10, 100, 100, 1000, 1000, 200_000};

  private TextMutations() {}

  /** One change. */
  static String apply(String text, Random random) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> replaceOne(text, NUMBER, one(NUMBERS, random), random);
      case 2 -> replaceOne(text, VALUE, one(VALUES, random), random);
      case 3 -> replaceOne(text, VALUE, nested(random), random);
      case 4 -> replaceOne(text, STRING, longString(random), random);
      case 5 -> replaceOne(text, STRING, "\"x\"", random);
      default -> replaceOne(text, VALUE, any(text, random), random);
    };
  }

  private static String nested(Random random) {
    int depth = DEPTHS[random.nextInt(DEPTHS.length)];
    return switch (random.nextInt(3)) {
      case 0 -> "[".repeat(depth);
      case 1 -> "[".repeat(depth) + "1" + "]".repeat(depth);
      default -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    };
  }

  private static String longString(Random random) {
    String piece = one(List.of("a", "+", "(", "1,", "\\n", "\\u0130"), random);
    return '"' + piece.repeat(LENGTHS[random.nextInt(LENGTHS.length)]) + '"';
  }

  /** Another value of the same text. */
  private static String any(String text, Random random) {
    List<MatchResult> values = VALUE.matcher(text).results().toList();
    return values.isEmpty() ? "[]" : one(values, random).group();
  }

  private static String replaceOne(String text, Pattern what, String by, Random random) {
    List<MatchResult> found = what.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text + by;
    }
    MatchResult place = one(found, random);
    return text.substring(0, place.start()) + by + text.substring(place.end());
  }

  private static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
