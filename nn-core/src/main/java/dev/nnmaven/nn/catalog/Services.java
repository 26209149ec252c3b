package dev.nnmaven.nn.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

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
    List<T> found = new ArrayList<>();
    Set<String> classes = new HashSet<>();
    add(ServiceLoader.load(service, Services.class.getClassLoader()), kind, found, classes);
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null && sees(context, service)) {
      add(ServiceLoader.load(service, context), kind, found, classes);
    }
    return found;
  }

  /**
   * Whether a class loader sees this very service interface: a container may have another copy of
   * this library.
   */
  private static boolean sees(ClassLoader loader, Class<?> service) {
    try {
      return loader.loadClass(service.getName()) == service;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static <T> void add(
      ServiceLoader<T> loader, String kind, List<T> found, Set<String> classes) {
    Iterator<T> services = loader.iterator();
    try {
      while (services.hasNext()) {
        T one = services.next();
        if (classes.add(one.getClass().getName())) {
          found.add(one);
        }
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new IllegalArgumentException(
          "a registered %s cannot be used: %s%s".formatted(kind, e.getMessage(), cause(e)), e);
    }
  }

  private static String cause(Throwable e) {
    return e.getCause() == null ? "" : " (" + e.getCause() + ")";
  }

  /**
   * Name of a provider: its specification up to the parenthesis.
   *
   * @throws IllegalArgumentException if it has none
   */
  static String name(Specified<?> service, String kind) {
    try {
      return Call.parse(service.specification()).name();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "the %s %s says no name: %s".formatted(kind, service.getClass().getName(), e), e);
    }
  }
}
