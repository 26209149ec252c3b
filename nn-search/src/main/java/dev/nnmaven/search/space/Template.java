package dev.nnmaven.search.space;

import dev.nnmaven.nn.random.RandomStream;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with ranges in it: {@code dropout({uniform(0.1, 0.5)}), none}; a range alone needs no
 * braces.
 *
 * @param text as it is written
 * @param braced the same with braces around each range
 */
public record Template(String text, String braced) {

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  /**
   * Parses a template.
   *
   * @throws IllegalArgumentException if it is empty, or a range in it makes no sense
   */
  static Template of(String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("expected a value between two semicolons, found nothing");
    }
    String braced = Range.of(text).isPresent() ? "{" + text + "}" : text;
    BRACES.matcher(braced).results().forEach(Template::range);
    return new Template(text, braced);
  }

  private static Range range(MatchResult braces) {
    return Range.of(braces.group(1))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a range such as {uniform(0.1, 0.5)}, {log(1e-4, 0.1)} or"
                        + " {integer(1, 8)}, found \"%s\"".formatted(braces.group())));
  }

  /** Whether there is nothing to draw. */
  boolean isFixed() {
    return !BRACES.matcher(braced).find();
  }

  /** Draws a number of each range. */
  String draw(RandomStream random) {
    return filled(range -> range.draw(random));
  }

  /** The text with the smallest numbers, and that with the largest. */
  List<String> ends() {
    return isFixed()
        ? List.of(text)
        : List.of(filled(range -> range.ends().get(0)), filled(range -> range.ends().get(1)));
  }

  private String filled(Function<Range, String> numbers) {
    return BRACES
        .matcher(braced)
        .replaceAll(braces -> Matcher.quoteReplacement(numbers.apply(range(braces))));
  }
}
