package dev.nnmaven.search.space;

import dev.nnmaven.nn.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with ranges in it: {@code dropout({uniform(0.1, 0.5)}), none}; a range alone needs no
 * braces.
 *
 * @param text as it is written
 * @param literals texts before, between and after the ranges
 * @param ranges one fewer than literals
 */
public record Template(String text, List<String> literals, List<Range> ranges) {

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
    Optional<Range> whole = Range.of(text);
    if (whole.isPresent()) {
      return new Template(text, List.of("", ""), List.of(whole.get()));
    }
    List<String> literals = new ArrayList<>();
    List<Range> ranges = new ArrayList<>();
    Matcher braces = BRACES.matcher(text);
    int end = 0;
    while (braces.find()) {
      literals.add(text.substring(end, braces.start()));
      ranges.add(
          Range.of(braces.group(1))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "expected a range such as {uniform(0.1, 0.5)}, {log(1e-4, 0.1)} or"
                              + " {integer(1, 8)}, found \"%s\"".formatted(braces.group()))));
      end = braces.end();
    }
    literals.add(text.substring(end));
    return new Template(text, List.copyOf(literals), List.copyOf(ranges));
  }

  /** Whether there is nothing to draw. */
  boolean isFixed() {
    return ranges.isEmpty();
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
    StringBuilder filled = new StringBuilder(literals.get(0));
    for (int i = 0; i < ranges.size(); i++) {
      filled.append(numbers.apply(ranges.get(i))).append(literals.get(i + 1));
    }
    return filled.toString();
  }
}
