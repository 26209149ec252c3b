package dev.nnmaven.nn.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * What is registered for a service in this JVM. A name in a model file is looked up among these; it
 * never causes a class to be loaded.
 */
final class Services {

  private Services() {}

  /**
   * Those of this library, and those that the thread's class loader sees, in this order.
   *
   * @throws IllegalArgumentException if one cannot be made; the message says why
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

  /** A container may have another copy of this library, whose services are not ours. */
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
   * What a service is called: its specification up to the parenthesis.
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
