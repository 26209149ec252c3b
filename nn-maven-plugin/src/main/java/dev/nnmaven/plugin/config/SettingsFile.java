package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.NearestName;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.text.Shown;
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
 * A file of parameters, {@code nn.learningRate=0.05} on a line, that go before those of the POM.
 *
 * @param path the file; empty if there is none
 * @param texts texts by parameter, without {@code nn.}
 */
public record SettingsFile(Optional<Path> path, SortedMap<String, String> texts) {

  /** Parameter that names the file. */
  public static final String PARAMETER = "settings";

  private static final String PREFIX = "nn.";
  private static final int MOST_BYTES = 1 << 20;

  /** Properties of which none stands there twice. */
  private static final class Once extends Properties {

    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Object put(Object key, Object value) {
      if (containsKey(key)) {
        throw new IllegalArgumentException("has " + Shown.text(key) + " twice");
      }
      return super.put(key, value);
    }
  }

  /**
   * Reads the file that settings name, if they do; what is wrong is added to their mistakes.
   *
   * @param known parameters that may stand in it
   */
  public static SettingsFile of(Settings settings, Collection<String> known) {
    Optional<Path> path = settings.file(PARAMETER);
    SortedMap<String, String> texts = new TreeMap<>();
    if (path.isPresent()) {
      try {
        Properties read = new Once();
        read.load(new StringReader(RegularFile.readString(path.get(), MOST_BYTES)));
        for (String name : read.stringPropertyNames()) {
          put(texts, name, read.getProperty(name).strip(), known);
        }
        if (texts.isEmpty()) {
          throw new IllegalArgumentException(
              "is empty; expected lines such as nn.learningRate=0.05");
        }
      } catch (IllegalArgumentException e) {
        refuse(settings, path.get(), String.valueOf(e.getMessage()));
      } catch (CharacterCodingException e) {
        refuse(settings, path.get(), "is not UTF-8");
      } catch (IOException e) {
        refuse(settings, path.get(), FileProblem.reason(e));
      }
    }
    return new SettingsFile(path, texts);
  }

  private static void refuse(Settings settings, Path path, String why) {
    settings.mistakes().addUnusable(PREFIX + PARAMETER, "%s %s", path, why);
  }

  private static void put(
      Map<String, String> texts, String property, String text, Collection<String> known) {
    String name = property.startsWith(PREFIX) ? property.substring(PREFIX.length()) : "";
    if (!known.contains(name)) {
      List<String> properties = known.stream().map(PREFIX::concat).toList();
      throw new IllegalArgumentException(
          "has %s, which is none of those that say how a network is trained%s"
              .formatted(Shown.text(property), NearestName.hint(property, properties)));
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "has no value for %s; leave it out to ask for nothing".formatted(property));
    }
    texts.put(name, text);
  }

  /** Settings in which the file goes before. */
  public Settings over(Settings written) {
    Settings all = written;
    for (Map.Entry<String, String> one : texts.entrySet()) {
      all = all.with(one.getKey(), one.getValue());
    }
    return all;
  }

  /**
   * What the file has replaced, one line each.
   *
   * @param written settings without the file
   * @param commandLine properties of the command line; one that says something else is a mistake
   */
  public List<String> notes(Settings written, Properties commandLine, Mistakes mistakes) {
    List<String> notes = new ArrayList<>();
    for (Map.Entry<String, String> one : texts.entrySet()) {
      String property = PREFIX + one.getKey();
      String before = written.text(one.getKey()).strip();
      String given = commandLine.getProperty(property);
      if (given != null && !given.strip().equals(one.getValue())) {
        mistakes.add(
            property,
            "-D%1$s=%2$s has no effect, since nn.settings=%3$s gives %4$s; leave one of the two out",
            property,
            Shown.text(given.strip()),
            path.orElseThrow(),
            one.getValue());
      } else if (!before.isEmpty() && !before.equals(one.getValue())) {
        notes.add(
            "settings  %s=%s of %s, in place of %s"
                .formatted(property, one.getValue(), path.orElseThrow(), Shown.text(before)));
      }
    }
    path.filter(file -> !texts.isEmpty() && notes.isEmpty())
        .ifPresent(file -> notes.add("settings  " + file));
    return notes;
  }
}
