package dev.nnmaven.nn.catalog;

import dev.nnmaven.nn.text.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What can be named in one place of a POM: the activations, for instance. Names are found whatever
 * their case; one that is not found is answered with the allowed ones and the nearest match.
 *
 * @param <T> what a name stands for
 */
public final class Catalog<T> {

  /**
   * Makes one from the number in parentheses.
   *
   * @param <T> what is made
   */
  @FunctionalInterface
  public interface FromNumber<T> {
    /**
     * Makes it.
     *
     * @throws IllegalArgumentException if the number is out of range
     */
    T make(float number);
  }

  private record Entry<T>(String usage, Supplier<T> plain, FromNumber<T> fromNumber) {}

  private final String kind;
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>();
  private final List<String> spellings = new ArrayList<>();
  private final List<String> usages = new ArrayList<>();

  /**
   * An empty catalog.
   *
   * @param kind what it lists, for messages, such as "activation"
   */
  public Catalog(String kind) {
    this.kind = kind;
  }

  /** Adds something that takes no number; further spellings are accepted and not listed. */
  public Catalog<T> add(String name, Supplier<T> factory, String... otherSpellings) {
    return add(new Entry<>(name, factory, null), name, otherSpellings);
  }

  /** Adds something that takes one number, and how it is made when none is given. */
  public Catalog<T> add(
      String name,
      String parameter,
      Supplier<T> factory,
      FromNumber<T> fromNumber,
      String... otherSpellings) {
    String usage = name + "(" + parameter + ")";
    return add(new Entry<>(usage, factory, fromNumber), name, otherSpellings);
  }

  private Catalog<T> add(Entry<T> entry, String name, String... otherSpellings) {
    put(name, entry);
    for (String spelling : otherSpellings) {
      put(spelling, entry);
    }
    usages.add(entry.usage());
    return this;
  }

  private void put(String spelling, Entry<T> entry) {
    entries.put(key(spelling), entry);
    spellings.add(spelling);
  }

  /** What the catalog lists, as it is written, such as {@code dropout(rate)}. */
  public List<String> usages() {
    return List.copyOf(usages);
  }

  /**
   * Makes what a text names.
   *
   * @param text a name, or a name with a number: {@code sigmoid}, {@code dropout(0.5)}
   * @throws IllegalArgumentException if the name is unknown, or its number surplus or out of range;
   *     the message says what is allowed
   */
  public T create(String text) {
    Call call = Call.parse(text);
    Entry<T> entry = entries.get(key(call.name()));
    if (entry == null) {
      throw new IllegalArgumentException(unknown(call.name()));
    }
    if (call.arguments().isEmpty()) {
      return entry.plain().get();
    }
    if (entry.fromNumber() == null || call.arguments().size() > 1) {
      throw new IllegalArgumentException(
          "\"%s\" has too many numbers; it is written %s"
              .formatted(Shown.text(text.strip()), entry.usage()));
    }
    return entry.fromNumber().make(call.arguments().get(0));
  }

  private String unknown(String name) {
    return "unknown %s \"%s\"; allowed: %s%s"
        .formatted(
            kind, Shown.text(name), String.join(", ", usages), NearestName.hint(name, spellings));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
