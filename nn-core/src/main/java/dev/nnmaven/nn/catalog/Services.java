package dev.nnmaven.nn.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Registered providers of a service, by {@link java.util.ServiceLoader}. Names in model files are
 * looked up among these; they never cause a class to be loaded.
 */
final class Services {

  private Services() {}

  /**
   * Returns the providers in this library, then those visible to the thread's context class loader.
   *
   * @throws IllegalArgumentException if one cannot be instantiated; the message says why
   */
  static <T> List<T> of(Class<T> service, String kind) {
    List<ClassLoader> loaders = new ArrayList<>(List.of(Services.class.getClassLoader()));
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null && sees(context, service)) {
      loaders.add(context);
    }
    Map<String, T> found = new LinkedHashMap<>();
    try {
      for (ClassLoader loader : loaders) {
        for (T one : ServiceLoader.load(service, loader)) {
          found.putIfAbsent(one.getClass().getName(), one);
        }
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      String cause = e.getCause() == null ? "" : " (" + e.getCause() + ")";
      throw new IllegalArgumentException(
          "a registered %s cannot be used: %s%s".formatted(kind, e.getMessage(), cause), e);
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
  static String name(Specified<?> service, String kind) {
    try {
      return Call.parse(service.specification()).name();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "the %s %s says no name: %s".formatted(kind, service.getClass().getName(), e), e);
    }
  }
}
