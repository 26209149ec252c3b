package dev.nnmaven.nn.catalog;

import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A registry of named things of one kind, such as activations. Names are case-insensitive; for an
 * unknown name, the message lists the allowed ones and the nearest match.
 *
 * @param <T> type of the named things
 */
public final class Catalog<T> {

  /** A named thing, created from arguments; null creates the default. */
  private record Entry<T>(
      String usage, List<String> parameters, Function<@Nullable Arguments, T> make) {}

  private final String kind;
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>();
  private final List<String> spellings = new ArrayList<>();
  private final List<String> usages = new ArrayList<>();

  /**
   * Creates an empty catalog.
   *
   * @param kind kind of thing, for messages, such as "activation"
   */
  public Catalog(String kind) {
    this.kind = kind;
  }

  /**
   * Creates a catalog of the registered providers of a service, this library's first.
   *
   * @param service the interface
   * @param kind kind of thing, for messages, such as "activation"
   * @throws IllegalArgumentException if one cannot be made, or two have one name; the message names
   *     the classes
   */
  public static <T extends Specified<T>> Catalog<T> of(Class<T> service, String kind) {
    return new Catalog<T>(kind).addServices(service, type -> type);
  }

  /**
   * Creates a catalog of the values of an enum; their names in lower case are accepted, too.
   *
   * @param kind kind of thing, for messages, such as "scaling"
   */
  public static <E extends Enum<E> & SpecifiedEnum> Catalog<E> of(String kind, E[] values) {
    Catalog<E> catalog = new Catalog<>(kind);
    for (E value : values) {
      catalog.add(value.specification(), () -> value, value.name().toLowerCase(Locale.ROOT));
    }
    return catalog;
  }

  /**
   * Adds the registered providers of a service, this library's first.
   *
   * @param service the interface
   * @param as converts a provider to an entry
   * @throws IllegalArgumentException if one cannot be made, or two have one name; the message names
   *     the classes
   */
  public <S extends Specified<S>> Catalog<T> addServices(Class<S> service, Function<S, T> as) {
    return addServices(services(service, kind), as);
  }

  /** Adds the given providers, in order. */
  <S extends Specified<S>> Catalog<T> addServices(List<S> services, Function<S, T> as) {
    Map<String, S> owners = new LinkedHashMap<>();
    for (S found : services) {
      List<String> names = new ArrayList<>(List.of(name(found, kind)));
      names.addAll(found.aliases());
      for (String name : names) {
        S other = owners.put(key(name), found);
        if (other != null) {
          throw Illegal.argument(
              "two classes claim the %s \"%s\": %s and %s; rename one of them",
              kind, name, other.getClass().getName(), found.getClass().getName());
        }
      }
      add(names, found.parameters(), given -> as.apply(given == null ? found : found.with(given)));
    }
    return this;
  }

  /**
   * Registered providers: those in this library, then those visible to the thread's context class
   * loader. Names in model files are looked up among these; they never cause a class to be loaded.
   */
  private static <S> List<S> services(Class<S> service, String kind) {
    List<ClassLoader> loaders = new ArrayList<>(List.of(Catalog.class.getClassLoader()));
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null && sees(context, service)) {
      loaders.add(context);
    }
    Map<String, S> found = new LinkedHashMap<>();
    try {
      for (ClassLoader loader : loaders) {
        for (S one : ServiceLoader.load(service, loader)) {
          found.putIfAbsent(one.getClass().getName(), one);
        }
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      String cause = e.getCause() == null ? "" : " (" + e.getCause() + ")";
      throw new IllegalArgumentException(
          "a registered %s cannot be used: %s%s"
              .formatted(kind, SafeText.text(e.getMessage()), SafeText.text(cause)),
          e);
    }
    return List.copyOf(found.values());
  }

  /**
   * Whether a loader sees this very interface: a container may have another copy of this library.
   */
  private static boolean sees(ClassLoader loader, Class<?> service) {
    try {
      return loader.loadClass(service.getName()) == service;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Name of a provider: its specification up to the parenthesis; throws if it has none. */
  private static String name(Specified<?> service, String kind) {
    try {
      return Call.parse(service.specification()).name();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "the %s %s has no name in its specification(): %s"
              .formatted(kind, service.getClass().getName(), e),
          e);
    }
  }

  /** Adds an entry without parameters; other spellings are accepted but not listed. */
  public Catalog<T> add(String name, Supplier<T> factory, String... otherSpellings) {
    List<String> names = new ArrayList<>(List.of(name));
    names.addAll(List.of(otherSpellings));
    return add(names, List.of(), none -> factory.get());
  }

  /**
   * Adds an entry with parameters.
   *
   * @param make of the arguments; of null if none are given
   */
  public Catalog<T> add(
      String name, List<String> parameters, Function<@Nullable Arguments, T> make) {
    return add(List.of(name), parameters, make);
  }

  private Catalog<T> add(
      List<String> names, List<String> parameters, Function<@Nullable Arguments, T> make) {
    String inside = parameters.isEmpty() ? "" : "(" + String.join(", ", parameters) + ")";
    Entry<T> entry = new Entry<>(names.get(0) + inside, List.copyOf(parameters), make);
    names.forEach(name -> entries.put(key(name), entry));
    spellings.addAll(names);
    usages.add(entry.usage());
    return this;
  }

  /** Signatures of all entries, such as {@code dropout(rate)}. */
  public List<String> usages() {
    return List.copyOf(usages);
  }

  /** Whether a specification names an entry, whatever its arguments are. */
  public boolean has(String text) {
    return entries.containsKey(key(name(text)));
  }

  /** The name in a specification: {@code conv} in {@code conv(8, 5x5)}. */
  public static String name(String specification) {
    return specification.split("\\(", 2)[0].strip();
  }

  /**
   * Parses a specification and creates what it names.
   *
   * @param text a name, or a name with numbers: {@code sigmoid}, {@code dropout(0.5)}, {@code
   *     dropout(rate=0.5)}
   * @throws IllegalArgumentException if the name is unknown, or its numbers surplus or out of
   *     range; the message says what is allowed
   */
  public T create(String text) {
    Call call = Call.parse(text);
    Entry<T> entry = entries.get(key(call.name()));
    if (entry == null) {
      throw Illegal.argument(
          "unknown %s \"%s\"; allowed: %s%s",
          kind,
          SafeText.text(call.name()),
          String.join(", ", usages),
          NearestName.hint(call.name(), spellings));
    }
    boolean plain = call.arguments().isEmpty();
    return entry.make.apply(plain ? null : Arguments.of(call, entry.parameters, entry.usage));
  }

  /**
   * Parses specifications joined by plus signs, such as {@code dropout(0.3)+l2(1e-4)}.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  public List<T> createAll(String text) {
    return split(text, "+").stream().map(this::create).toList();
  }

  /**
   * Splits a text at each of some characters that is outside of parentheses: the plus sign of
   * {@code l2(1e+2)} belongs to the number.
   */
  public static List<String> split(String text, String separators) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && separators.indexOf(c) >= 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
