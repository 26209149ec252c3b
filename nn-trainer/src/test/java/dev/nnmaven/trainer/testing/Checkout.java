package dev.nnmaven.trainer.testing;

import java.nio.file.Path;

/** Files of this project, for tests with whatever working directory. */
public final class Checkout {

  /** Surefire says where the module is; elsewhere tests start in its folder. */
  private static final Path MODULE =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

  private Checkout() {}

  /** A file of the module whose tests these are. */
  public static Path module(String name) {
    return MODULE.resolve(name);
  }

  /** A file of the whole project. */
  public static Path root(String name) {
    return MODULE.resolveSibling(name);
  }
}
