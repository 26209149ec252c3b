package dev.nnmaven.gate.card;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.Element;
import dev.nnmaven.trainer.config.SettingsReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what people wrote of a model: elements of {@code <modelCard>}, sections of a file.
 *
 * @param texts what was read so far
 */
record CardTexts(SettingsReader reader, Map<Topic, String> texts) {

  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile(" {0,3}(##?)\\s+(.*?)[\\s#]*");
  private static final Pattern FENCE =
      Pattern.compile("\\s*(?:(?:[-*+]|[0-9]+[.)])\\s+)?(`{3,}|~{3,})([^`]*)");

  /** Nothing, or what was left to be filled in. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i)[^\\p{L}\\p{N}]*(todo|tbd)?[^\\p{L}\\p{N}]*");

  /** Reads elements, and the file if there is one. */
  static Map<Topic, String> read(SettingsReader reader, Optional<Path> file) {
    CardTexts card = new CardTexts(reader, new EnumMap<>(Topic.class));
    Map<String, String> elements = reader.settings().inside(Card.ELEMENTS);
    elements.forEach(
        (name, text) -> {
          String flat = text.lines().map(String::strip).collect(Collectors.joining("\n"));
          Topic.of(name)
              .filter(topic -> topic.element.equals(name))
              .ifPresentOrElse(
                  topic -> card.put(topic, flat),
                  () -> reader.mistake(Card.ELEMENTS, Element.unknown(name, Topic.elements())));
        });
    file.ifPresent(card::read);
    return card.texts;
  }

  private void put(Topic topic, String text) {
    if (!PLACEHOLDER.matcher(text).matches() && texts.put(topic, text.strip()) != null) {
      reader.mistake(Card.ELEMENTS, "\"%s\" appears twice; remove one", topic.title());
    }
  }

  private void read(Path file) {
    try {
      String text = RegularFile.readString(file, MOST_BYTES).replaceFirst("^\uFEFF", "");
      Optional<Topic> topic = Optional.empty();
      StringBuilder section = new StringBuilder();
      String fence = "";
      for (String line : COMMENT.matcher(text).replaceAll("").lines().toList()) {
        fence = after(fence, line);
        Matcher heading = HEADING.matcher(line);
        if (!fence.isEmpty() || !heading.matches()) {
          section.append(line).append('\n');
          continue;
        }
        put(topic, section.toString(), file);
        topic = Topic.of(heading.group(2));
        section = new StringBuilder();
        if (topic.isEmpty() && heading.group(1).equals("##")) {
          reader.mistake(
              Card.ELEMENTS,
              "%s: unknown section \"%s\"; expected a section of <%s>, with ### inside it: %s",
              file,
              SafeText.text(heading.group(2)),
              Card.ELEMENTS,
              String.join(", ", Topic.titles()));
        }
      }
      put(topic, section.toString(), file);
      if (!fence.isEmpty()) {
        reader.mistake(Card.ELEMENTS, "%s: code that %s begins does not end", file, fence);
      }
    } catch (CharacterCodingException e) {
      reader.mistake(Card.ELEMENTS, "%s is not UTF-8", file);
    } catch (IOException e) {
      reader.mistake(Card.ELEMENTS, "%s %s", file, FileProblem.reason(e));
    }
  }

  /** The fence of the code that a line is in; empty if it is in none. */
  private static String after(String fence, String line) {
    Matcher found = FENCE.matcher(line);
    if (fence.isEmpty()) {
      return found.matches() ? found.group(1) : "";
    }
    boolean ends = line.strip().startsWith(fence) && line.strip().matches("`+|~+");
    return ends ? "" : fence;
  }

  /** Nobody would see that what stands below no heading, or below one of another kind, is lost. */
  private void put(Optional<Topic> topic, String text, Path file) {
    topic.ifPresentOrElse(
        known -> put(known, text),
        () -> {
          if (!text.isBlank()) {
            reader.mistake(
                Card.ELEMENTS,
                "%s: \"%s\" is in no section; there are %s",
                file,
                SafeText.text(text.strip().lines().findFirst().orElse("")),
                String.join(", ", Topic.titles()));
          }
        });
  }
}
