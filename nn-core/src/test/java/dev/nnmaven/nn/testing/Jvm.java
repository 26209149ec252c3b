package dev.nnmaven.nn.testing;

import com.google.gson.Gson;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs of their own, as applications have them. */
public final class Jvm {

  /** The program that starts one. */
  public static final String JAVA = System.getProperty("java.home") + "/bin/java";

  /** The jar of the only library. */
  public static final Path GSON =
      Path.of(URI.create("" + Gson.class.getProtectionDomain().getCodeSource().getLocation()));

  private Jvm() {}

  /** Starts a class of the tests, with what it needs on the class path; its errors are shown. */
  public static ProcessBuilder of(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(options);
    command.add("-cp");
    command.add(
        String.join(File.pathSeparator, "target/classes", "target/test-classes", "" + GSON));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
