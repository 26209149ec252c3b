package dev.nnmaven.plugin;

import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.Words;
import java.util.List;
import java.util.Set;

/**
 * What {@code install} and {@code deploy} publish with the project: the words of {@code attach}.
 */
enum Attachment implements SpecifiedEnum {
  MODEL,
  CARD;

  /** Parses words separated by commas, or {@code none}; errors are added to the mistakes. */
  static Set<Attachment> parse(SettingsReader reader) {
    return reader.parse("attach", text -> Words.parse(text, List.of(values()))).orElse(Set.of());
  }
}
