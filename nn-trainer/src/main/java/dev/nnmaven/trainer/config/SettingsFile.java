package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file of parameters, {@code nn.learningRate=0.05} on a line, that override the POM. The command
 * line overrides both, for variations of the file.
 *
 * @param path the file; empty if there is none
 * @param texts texts by parameter, without {@code nn.}
 * @param given those of the command line; none if there is no file
 */
public record SettingsFile(
    Optional<Path> path, SortedMap<String, String> texts, SortedMap<String, String> given) {

  /** Parameter that names the file. */
  public static final String PARAMETER = "settings";

  private static final String PREFIX = UnknownName.PREFIX;
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_MISTAKES = 5;

  /** Properties of which none is there twice. */
  private static final class Once extends Properties {

    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Object put(Object key, Object value) {
      if (containsKey(key)) {
        throw new IllegalArgumentException("has " + SafeText.text(key) + " twice");
      }
      return super.put(key, value);
    }
  }

  /** Parameters that a file may have: those that a model depends on, and that are not paths. */
  public static List<String> known() {
    return Parameters.names(entry -> !entry.is(Trait.WITHOUT_EFFECT) && !entry.is(Trait.FILE));
  }

  /**
   * Reads the file that settings name, if they do; errors are added to the mistakes.
   *
   * @param commandLine what it says, by parameter
   */
  public static SettingsFile of(SettingsReader reader, Map<String, String> commandLine) {
    List<String> known = known();
    Optional<Path> path = reader.settings().file(PARAMETER);
    SortedMap<String, String> texts = new TreeMap<>();
    SortedMap<String, String> given = new TreeMap<>();
    if (path.isPresent()) {
      given.putAll(commandLine);
      given.keySet().retainAll(known);
      try {
        Properties read = new Once();
        String content = RegularFile.readString(path.get(), MOST_BYTES);
        read.load(new StringReader(content.replaceFirst("^\uFEFF", ""))); // a byte order mark
        List<String> mistakes = new ArrayList<>();
        for (String name : read.stringPropertyNames().stream().sorted().toList()) {
          String text = read.getProperty(name).strip();
          mistake(name, text, known)
              .ifPresentOrElse(
                  mistakes::add, () -> texts.put(name.substring(PREFIX.length()), text));
        }
        if (content.isBlank()) {
          mistakes.add("is empty; expected lines such as nn.learningRate=0.05");
        }
        if (!mistakes.isEmpty()) {
          List<String> shown = Formats.first(mistakes, MOST_MISTAKES, "and %,d more");
          refuse(reader, path.get(), String.join("; ", shown));
        }
      } catch (IllegalArgumentException e) {
        refuse(reader, path.get(), String.valueOf(e.getMessage()));
      } catch (CharacterCodingException e) {
        refuse(reader, path.get(), "is not UTF-8");
      } catch (IOException e) {
        refuse(reader, path.get(), FileProblem.reason(e));
      }
    }
    return new SettingsFile(path, texts, given);
  }

  private static void refuse(SettingsReader reader, Path path, String why) {
    reader.mistakes().addUnusable(PREFIX + PARAMETER, "%s %s", path, why);
  }

  /** What is wrong with a line; empty if nothing is. */
  private static Optional<String> mistake(String property, String text, Collection<String> known) {
    List<String> properties = known.stream().map(PREFIX::concat).toList();
    if (!properties.contains(property)) {
      return Optional.of(
          "has %s, which is not a training parameter%s"
              .formatted(
                  SafeText.text(property),
                  UnknownName.advice(
                      UnknownName.withoutPrefix(property),
                      text,
                      UnknownName.hint(property, properties),
                      "")));
    }
    return text.isEmpty()
        ? Optional.of("has no value for %s; remove it to use the default".formatted(property))
        : Optional.empty();
  }

  /** Settings in which the file overrides the POM, and the command line the file. */
  public SettingsReader appliedTo(SettingsReader written) {
    return written.overriddenBy(texts).overriddenBy(given);
  }

  /**
   * What file and command line have replaced, one line each.
   *
   * @param written settings without the file
   */
  public List<String> notes(Settings written) {
    List<String> notes = new ArrayList<>();
    Settings all = Settings.of(texts).overriddenBy(given);
    for (String name : all.texts().keySet()) {
      String text = all.text(name);
      boolean isGiven = given.containsKey(name);
      boolean replacesFile = isGiven && texts.containsKey(name);
      String before = replacesFile ? texts.getOrDefault(name, "") : written.text(name).strip();
      if (!before.isEmpty() && !before.equals(text)) {
        notes.add(
            "settings  %s%s=%s of %s, in place of %s%s"
                .formatted(
                    PREFIX,
                    name,
                    SafeText.text(text),
                    isGiven ? "the command line" : path.orElseThrow(),
                    SafeText.text(before),
                    replacesFile ? " of " + path.orElseThrow() : ""));
      }
    }
    path.filter(file -> !texts.isEmpty() && notes.isEmpty())
        .ifPresent(file -> notes.add("settings  " + file));
    return notes;
  }
}
