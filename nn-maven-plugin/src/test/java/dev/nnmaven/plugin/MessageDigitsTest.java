package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers in messages have English digits, so that they can be copied into a POM: with {@code
 * String.formatted}, {@code %d} writes those of the user's locale, and {@code %s} does not.
 */
class MessageDigitsTest {

  private static final String LITERAL = "\"(?:[^\"\\\\\\n]|\\\\.)*+\"";
  private static final Pattern OF_THE_LOCALE =
      Pattern.compile(
          "\"(?:[^\"\\\\\\n%]|\\\\.|%[^,0-9d$\\n])*+%[,0-9$]*d(?:[^\"\\\\\\n]|\\\\.)*+\""
              + ("(?:\\s*\\+\\s*" + LITERAL + ")*+")
              + "\\s*\\)?\\s*\\.formatted\\(");

  @ParameterizedTest
  @ValueSource(strings = {"core", "trainer", "gate", "search", "maven-plugin"})
  void sources_formatted_hasNoDigitsOfTheLocale(String module) throws IOException {
    try (Stream<Path> files = Files.walk(Checkout.root("nn-" + module + "/src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(25);
      assertThat(sources)
          .allSatisfy(
              file -> assertThat(Files.readString(file)).doesNotContainPattern(OF_THE_LOCALE));
    }
  }

  @Test
  void pattern_whatItIsFor_isFound() {
    for (String wrong :
        List.of(
            "\"%d of %s\".formatted(1, 2)",
            "\"%s of %,d\"\n   .formatted(1, 2)",
            "(\"%s\"\n + \"%s, %d\")\n .formatted(1)",
            "\"%d\"\n + \" more\".formatted(1)")) {
      assertThat(OF_THE_LOCALE.matcher(wrong).find()).as(wrong).isTrue();
    }
    assertThat(OF_THE_LOCALE.matcher("Formats.format(\"%d\", 1); \"%s\".formatted(2)").find())
        .isFalse();
  }
}
