package dev.nnmaven.plugin.fork;

import dev.nnmaven.nn.io.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java to run the training process on.
 *
 * @param executable its {@code java}
 */
public record JavaInstallation(Path executable) {

  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** Of its release file, which is one of some kilobytes. */
  private static final int MOST_BYTES = 1 << 20;

  /** The oldest that can load the plugin's classes. */
  private static final int OLDEST = 17;

  /** Such as {@code JAVA_VERSION="17.0.21"}; that of Java 8 begins with 1.8. */
  private static final Pattern VERSION =
      Pattern.compile("JAVA_VERSION=\"((?:1\\.)?(\\d+)[^\"]*)\"");

  /** The one that runs Maven. */
  public static JavaInstallation current() {
    return in(Path.of(System.getProperty("java.home")));
  }

  /** The one that is installed there: on Windows its program is called {@code java.exe}. */
  static JavaInstallation in(Path home) {
    Path bin = home.resolve("bin");
    Path windows = bin.resolve("java.exe");
    return new JavaInstallation(Files.exists(windows) ? windows : bin.resolve("java"));
  }

  /** Whether this JVM, as it was started, has the Vector API. */
  public static boolean thisJvmHasVectorApi() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }

  /** Why training cannot run on it, as far as can be seen without starting it. */
  Optional<String> obstacle() {
    if (Files.isDirectory(executable)) {
      return Optional.of(
          "%s is a folder; expected its java, such as %s"
              .formatted(executable, executable.resolve("bin").resolve("java")));
    }
    if (!Files.isExecutable(executable)) {
      return Optional.of(executable + " is not a program that can be run");
    }
    Matcher version = VERSION.matcher(release());
    if (version.find() && Integer.parseInt(version.group(2)) < OLDEST) {
      return Optional.of(
          "%s is Java %s; expected Java %d or newer"
              .formatted(executable, version.group(1), OLDEST));
    }
    return Optional.empty();
  }

  /**
   * Whether a JVM of this installation could have the Vector API: its {@code release} file lists
   * its modules.
   */
  public boolean offersVectorApi() {
    return release().contains(VECTOR_MODULE);
  }

  /** Its {@code release} file; empty without one, as behind a script that starts some Java. */
  private String release() {
    try {
      Path bin = executable.toRealPath().getParent();
      return bin == null ? "" : RegularFile.readString(bin.resolveSibling("release"), MOST_BYTES);
    } catch (IOException e) {
      return "";
    }
  }

  /** What makes a JVM of it offer the Vector API. */
  static List<String> vectorApiArguments() {
    return List.of("--add-modules", VECTOR_MODULE);
  }
}
