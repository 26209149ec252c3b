import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.launcher.Launcher;

/**
 * A Maven that stays and builds one project after another, as those of IDEs do: each build has a
 * container, class loaders and system properties of its own, and only the JVM is warm.
 *
 * <p>Started with plexus-classworlds on the class path, the properties that the script mvn sets, a
 * folder, and the process to end with. In the folder, {@code requests}, a pipe, has a line for each
 * build, the name of a file with texts that end with a zero byte each (file of the caller's standard
 * output, project folder, folder of .mvn, arguments). What the build says goes to that output, its
 * exit code into the pipe {@code results}.
 */
final class ResidentMaven {

  private ResidentMaven() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    ProcessHandle.of(Long.parseLong(args[1]))
        .orElseThrow()
        .onExit()
        .thenRun(() -> Runtime.getRuntime().halt(0));
    Launcher launcher = new Launcher();
    try (var configuration = Files.newInputStream(Path.of(System.getProperty("classworlds.conf")))) {
      launcher.configure(configuration);
    }
    ClassWorld world = launcher.getWorld();
    Class<?> type = launcher.getMainClass();
    Object maven = type.getConstructor(ClassWorld.class).newInstance(world);
    Method build =
        type.getMethod(
            "doMain", String[].class, String.class, PrintStream.class, PrintStream.class);
    Properties properties = (Properties) System.getProperties().clone();
    // For reading and writing, so that there is no end between two callers.
    try (var requests = new RandomAccessFile(folder.resolve("requests").toFile(), "rw");
        var results = new RandomAccessFile(folder.resolve("results").toFile(), "rw")) {
      for (String request; (request = requests.readLine()) != null; ) {
        String[] texts = Files.readString(Path.of(request)).split("\0");
        System.setProperties((Properties) properties.clone());
        System.setProperty("user.dir", texts[1]);
        System.setProperty("maven.multiModuleProjectDirectory", texts[2]);
        Thread.currentThread().setContextClassLoader(type.getClassLoader());
        Object code;
        try (var out =
            new PrintStream(
                new FileOutputStream(texts[0]), true, StandardCharsets.UTF_8)) {
          code = build.invoke(maven, Arrays.copyOfRange(texts, 3, texts.length), texts[1], out, out);
        }
        results.write((code + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
  }
}
