package dev.nnmaven.trainer.fork;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** What goes wrong in a training process, from inside: a Java agent, for {@code nn.fork}. */
public final class DisturbingAgent {

  static final String JUNK = "Grüße von einer Bibliothek →";

  private DisturbingAgent() {}

  /** The argument that lets a JVM whose class path has this class run it. */
  static String argument(Path folder, String disturbance) throws IOException {
    Path jar = folder.resolve("disturbing agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", DisturbingAgent.class.getName());
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return "\"-javaagent:%s=%s\"".formatted(jar, disturbance);
  }

  /** Called by the JVM before main. */
  public static void premain(String disturbance) throws Exception {
    String[] words = disturbance.split(" ", 2);
    switch (words[0]) {
      case "print" -> print();
      case "printWhileTraining" -> whileTraining(DisturbingAgent::printAll);
      case "leaveHalfWritten" -> leaveHalfWritten(Path.of(words[1]));
      default -> throw new IllegalArgumentException(disturbance);
    }
  }

  /** A whole line to each stream, and one that is not ended, as native code may do it. */
  private static void print() throws IOException {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write((JUNK + "\nunended ").getBytes(StandardCharsets.UTF_8));
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    err.write((JUNK + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void printAll() {
    System.err.println(JUNK);
    PrintStream out = System.out;
    for (int i = 0; i < 1000; i++) {
      out.print("unended ");
      Thread.onSpinWait();
    }
    out.println(JUNK);
  }

  /** When the process listens for the end of Maven, its next act is to train. */
  private static void whileTraining(Runnable disturbance) {
    Thread thread =
        new Thread(
            () -> {
              while (Thread.getAllStackTraces().keySet().stream()
                  .noneMatch(other -> other.getName().equals("nn-watch-maven"))) {
                Thread.onSpinWait();
              }
              disturbance.run();
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void leaveHalfWritten(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    String name =
        ".%s-%d-%s.tmp"
            .formatted(file.getFileName(), ProcessHandle.current().pid(), UUID.randomUUID());
    Files.writeString(file.resolveSibling(name), "half");
    Runtime.getRuntime().halt(137);
  }
}
