package dev.nnmaven.plugin;

import dev.nnmaven.trainer.config.Settings;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code install} and {@code deploy} publish with the project: the words of {@code attach}.
 */
enum Attachment {
  MODEL,
  CARD;

  private static final String NAME = "attach";

  /** Parses words separated by commas, or {@code none}; errors are added to the mistakes. */
  static Set<Attachment> parse(Settings settings) {
    return settings.parse(NAME, Attachment::all, Set.of());
  }

  private static Set<Attachment> all(String text) {
    return text.equals("none")
        ? Set.of()
        : Arrays.stream(text.split(",", -1))
            .map(word -> of(word.strip()))
            .collect(Collectors.toSet());
  }

  private static Attachment of(String word) {
    return switch (word) {
      case "model" -> MODEL;
      case "card" -> CARD;
      default ->
          throw new IllegalArgumentException(
              "expected model, card, both, or none, found \"%s\"".formatted(word));
    };
  }
}
