package dev.nnmaven.trainer.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings for the first time, and collects what is wrong with them. Pass it to what parses
 * them, and keep the {@link Settings}: once they are parsed, nobody looks at the mistakes.
 *
 * @param mistakes found so far, to which it adds
 */
public record SettingsReader(Settings settings, Mistakes mistakes) {

  /** A reader of settings as a program gives them; names that nothing reads are mistakes. */
  public SettingsReader(Settings settings) {
    this(settings, new Mistakes());
    KnownSettings.check(settings, mistakes);
  }

  /** A reader of other settings, such as a changed copy, that adds to the same mistakes. */
  public SettingsReader on(Settings others) {
    return new SettingsReader(others, mistakes);
  }

  /** The same of {@link Settings#overriddenBy}, whose changes are elements no more. */
  public SettingsReader overriddenBy(Map<String, String> changes) {
    changes.keySet().forEach(name -> mistakes.place("nn." + name, "nn." + name));
    return on(settings.overriddenBy(changes));
  }

  /**
   * Parses a parameter; empty if not configured or invalid, which is a mistake.
   *
   * @param parser throws an IllegalArgumentException that says what is allowed
   */
  public <T> Optional<T> parse(String name, Function<String, T> parser) {
    return mistakes.parse("nn." + name, settings.text(name), parser);
  }

  /** Value of a parameter; empty if not configured or invalid, which is a mistake. */
  public <T> Optional<T> find(ParameterEntry<T> parameter) {
    return parse(parameter.name(), parameter::parse);
  }

  /**
   * Value of a parameter, or its default.
   *
   * @throws java.util.NoSuchElementException if it has none of its own
   */
  public <T> T get(ParameterEntry<T> parameter) {
    return find(parameter).or(parameter::byDefault).orElseThrow();
  }

  /** Adds a mistake in a parameter: a text, or a format and its values. */
  public void mistake(ParameterEntry<?> parameter, String what, @Nullable Object... values) {
    mistake(parameter.name(), what, values);
  }

  /** Adds a mistake in a parameter: a text, or a format and its values. */
  public void mistake(String name, String what, @Nullable Object... values) {
    mistakes.add("nn." + name, what, values);
  }

  /**
   * What a parser makes of the settings.
   *
   * @throws ConfigurationException if something is wrong; the message has all of it
   */
  public <T> T read(Function<SettingsReader, T> parser) throws ConfigurationException {
    T read = parser.apply(this);
    mistakes.throwIfAny();
    return read;
  }

  /** Throws if something is wrong; the message has all of it. */
  public void throwIfAny() throws ConfigurationException {
    mistakes.throwIfAny();
  }
}
