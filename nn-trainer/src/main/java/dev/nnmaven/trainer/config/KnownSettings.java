package dev.nnmaven.trainer.config;

import java.util.List;
import java.util.ServiceLoader;

/** Settings that the libraries of a program read together, by their {@link SettingNames}. */
public final class KnownSettings {

  private static final List<String> NAMES =
      ServiceLoader.load(SettingNames.class, SettingNames.class.getClassLoader()).stream()
          .flatMap(library -> library.get().names().stream())
          .sorted()
          .toList();

  private static final List<String> PROPERTIES =
      NAMES.stream().filter(name -> !name.endsWith("/")).map(UnknownName.PREFIX::concat).toList();

  private KnownSettings() {}

  /**
   * Whether a library reads a setting.
   *
   * @param path its name, or its path in the element that it is in
   */
  public static boolean has(String path) {
    int slash = path.indexOf('/');
    return NAMES.contains(slash < 0 ? path : path.substring(0, slash + 1));
  }

  /** Adds a mistake for each setting that no library reads. */
  static void check(Settings settings, Mistakes mistakes) {
    settings
        .texts()
        .forEach(
            (path, text) -> {
              String property = UnknownName.PREFIX + path;
              if (!has(path)) {
                mistakes.add(
                    property,
                    UnknownName.property(
                        property,
                        text,
                        PROPERTIES,
                        "no library on the class path reads it; docs/parameters.md lists all"));
              }
            });
  }
}
