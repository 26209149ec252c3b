package dev.nnmaven.plugin.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Java to run the training process on.
 *
 * @param executable its {@code java}
 */
public record JavaInstallation(Path executable) {

  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** The one that runs Maven. */
  public static JavaInstallation current() {
    return new JavaInstallation(Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  /** Whether this JVM, as it was started, has the Vector API. */
  public static boolean thisJvmHasVectorApi() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }

  /**
   * Whether a JVM of this installation could have the Vector API: its {@code release} file lists
   * its modules.
   */
  public boolean offersVectorApi() {
    try {
      Path home = executable.toRealPath().getParent().getParent();
      return Files.readString(home.resolve("release")).contains(VECTOR_MODULE);
    } catch (IOException e) {
      return false;
    }
  }

  /** What makes a JVM of it offer the Vector API. */
  static String vectorApiArguments() {
    return "--add-modules " + VECTOR_MODULE;
  }
}
