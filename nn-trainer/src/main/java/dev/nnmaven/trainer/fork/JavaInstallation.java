package dev.nnmaven.trainer.fork;

import dev.nnmaven.nn.io.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java installation for the training process. */
public record JavaInstallation(Path executable) {

  static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** Maximum size of the release file, which has some kilobytes. */
  private static final int MOST_BYTES = 1 << 20;

  /** Oldest version that can load the plugin's classes. */
  private static final int OLDEST = 17;

  /** Version line, such as {@code JAVA_VERSION="17.0.21"}; that of Java 8 begins with 1.8. */
  private static final Pattern VERSION =
      Pattern.compile("JAVA_VERSION=\"((?:1\\.)?(\\d{1,9})[^\"]*)\"");

  public static JavaInstallation current() {
    return in(Path.of(System.getProperty("java.home")));
  }

  /** Installation in a folder; on Windows its program is {@code java.exe}. */
  static JavaInstallation in(Path home) {
    Path bin = home.resolve("bin");
    Path windows = bin.resolve("java.exe");
    return new JavaInstallation(Files.exists(windows) ? windows : bin.resolve("java"));
  }

  /** Whether this JVM, as it was started, has the Vector API. */
  public static boolean thisJvmHasVectorApi() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }

  /** Why training cannot run on it, as far as known without starting it. */
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
          "%s is Java %s; expected Java %s or newer"
              .formatted(executable, version.group(1), OLDEST));
    }
    return Optional.empty();
  }

  /**
   * Whether this installation has the Vector API, according to the modules in its {@code release}
   * file.
   */
  public boolean offersVectorApi() {
    return release().contains(VECTOR_MODULE);
  }

  /** Content of its {@code release} file; empty if missing, as for wrapper scripts. */
  private String release() {
    try {
      Path bin = executable.toRealPath().getParent();
      return bin == null ? "" : RegularFile.readString(bin.resolveSibling("release"), MOST_BYTES);
    } catch (IOException e) {
      return "";
    }
  }
}
