package dev.nnmaven.trainer.config;

import com.google.gson.reflect.TypeToken;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.trainer.files.Json;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Parameters of a goal as texts, by name. What needs a parameter parses it from here: no list of
 * parameters exists in between, nor in the training process, which gets the texts as JSON. Who
 * reads settings first does it by a {@link SettingsReader}, which collects what is wrong with them.
 *
 * @param texts texts by parameter; elements inside of a parameter by path, such as {@code
 *     network/layer 1/neurons}; what is not configured is absent
 */
public record Settings(Map<String, String> texts) {

  public Settings {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /** Creates settings. */
  public static Settings of(Map<String, String> texts) {
    return new Settings(texts);
  }

  /** Reads what {@link #toJson} wrote. */
  public static Settings ofJson(String json) {
    return of(Json.parse(json, new TypeToken<Map<String, String>>() {}));
  }

  /** The texts as one line of JSON, sorted by name. */
  public String toJson() {
    return Json.text(new TreeMap<>(texts));
  }

  /** Copy with another text. */
  public Settings with(String name, String text) {
    return changed(all -> all.put(name, text));
  }

  /** Copy in which some texts override whatever sets the same, elements included. */
  public Settings overriddenBy(Map<String, String> changes) {
    return changed(
        all -> {
          all.keySet().removeIf(path -> !changes.containsKey(path) && sets(path, changes.keySet()));
          all.putAll(changes);
        });
  }

  /** Copy without whatever sets one of some parameters, elements included. */
  public Settings unset(Collection<String> parameters) {
    return changed(all -> all.keySet().removeIf(path -> sets(path, parameters)));
  }

  private static boolean sets(String path, Collection<String> parameters) {
    return parameters.stream().anyMatch(text -> ShortForm.sets(path, text));
  }

  /** Copy without some parameters. */
  public Settings without(Collection<String> names) {
    return changed(all -> all.keySet().removeAll(names));
  }

  private Settings changed(Consumer<Map<String, String>> change) {
    Map<String, String> all = new LinkedHashMap<>(texts);
    change.accept(all);
    return new Settings(all);
  }

  /** Elements inside of a parameter, by their path in it, in the order of the POM. */
  public Map<String, String> inside(String name) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      if (entry.getKey().startsWith(name + "/")) {
        found.put(entry.getKey().substring(name.length() + 1), entry.getValue());
      }
    }
    return found;
  }

  /** Text of a parameter; empty if not configured. */
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /** Whether a parameter is configured and not blank. */
  public boolean has(String name) {
    return !text(name).isBlank();
  }

  /**
   * Whether a parameter is configured, also by an element of {@code <network>}, {@code <training>}
   * or {@code <gate>}.
   */
  public boolean isSet(String parameter) {
    return texts.entrySet().stream()
        .anyMatch(
            entry -> !entry.getValue().isBlank() && ShortForm.sets(entry.getKey(), parameter));
  }

  /** Path of a file or folder, if configured and not blank. */
  public Optional<Path> file(String name) {
    return has(name) ? Optional.of(Path.of(text(name))) : Optional.empty();
  }

  /**
   * Path of a file or folder that there has to be.
   *
   * @throws IllegalArgumentException if it is not configured; a goal has a default for each
   */
  public Path needed(String name) {
    return file(name)
        .orElseThrow(
            () -> Illegal.argument("nn.%s: expected a file or folder, found nothing", name));
  }

  /**
   * What a parser makes of them.
   *
   * @throws ConfigurationException if something is wrong; the message has all of it
   */
  public <T> T read(Function<SettingsReader, T> parser) throws ConfigurationException {
    return new SettingsReader(this).read(parser);
  }

  /**
   * Value of a parameter that was read before; empty if not configured.
   *
   * @throws IllegalArgumentException if its text is invalid
   */
  public <T> Optional<T> find(ParameterEntry<T> parameter) {
    try {
      return new SettingsReader(this, new Mistakes()).read(reader -> reader.find(parameter));
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Value of a parameter that was read before, or its default.
   *
   * @throws IllegalArgumentException if its text is invalid
   * @throws java.util.NoSuchElementException if it has no default of its own
   */
  public <T> T get(ParameterEntry<T> parameter) {
    return find(parameter).or(parameter::byDefault).orElseThrow();
  }

  /** Whether a parameter is configured and not blank. */
  public boolean has(ParameterEntry<?> parameter) {
    return has(parameter.name());
  }

  /** Copy with another value. */
  public <T> Settings with(ParameterEntry<T> parameter, T value) {
    return with(parameter.name(), parameter.text(value));
  }
}
