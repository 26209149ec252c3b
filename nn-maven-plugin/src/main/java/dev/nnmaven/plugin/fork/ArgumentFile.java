package dev.nnmaven.plugin.fork;

import dev.nnmaven.plugin.console.ConsoleCharset;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of a training process, as the file that {@code java @file} reads: a class path
 * may be longer than a command line may be.
 */
final class ArgumentFile {

  /**
   * The kernels are compiled after a fiftieth of the usual number of calls, and whoever calls one
   * waits for it: until then the Vector API is a hundred times slower, so that counting on would
   * take longer than compiling. Loops over vectors stay methods of their own: with several of them
   * in one, the compiler has enough at some point and leaves the rest to the interpreter's means.
   */
  private static final List<String> COMPILE_KERNELS_SOON =
      List.of(
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,dev.nnmaven.nn.kernel.*::*,0.02",
          "-XX:CompileCommand=BackgroundCompilation,dev.nnmaven.nn.kernel.*::*,false",
          "-XX:CompileCommand=dontinline,dev.nnmaven.nn.kernel.FourRowTiles::*",
          "-XX:CompileCommand=dontinline,dev.nnmaven.nn.kernel.OneRowTiles::*",
          "-XX:CompileCommand=dontinline,dev.nnmaven.nn.kernel.ElementwiseLoops::*");

  private ArgumentFile() {}

  /**
   * Its text, in the JVM's own syntax.
   *
   * @param arguments further arguments of the JVM, as on a command line
   */
  static String text(JavaInstallation java, List<Path> classPath, String arguments) {
    StringBuilder text = new StringBuilder();
    if (java.offersVectorApi()) {
      text.append(JavaInstallation.vectorApiArguments()).append('\n');
      COMPILE_KERNELS_SOON.forEach(argument -> text.append(argument).append('\n'));
    }
    text.append("-Djava.awt.headless=true\n");
    // Its lines are shown where this JVM's are.
    text.append("-D" + ConsoleCharset.PROPERTY + "=" + ConsoleCharset.get() + "\n");
    return text.append(arguments)
        .append("\n-cp ")
        .append(quoted(joined(classPath)))
        .append('\n')
        .append(TrainingProcess.class.getName())
        .append('\n')
        .toString();
  }

  private static String joined(List<Path> classPath) {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** What the JVM takes it for: what the system's file names are in, not the default charset. */
  static Charset charset() {
    String name = System.getProperty("sun.jnu.encoding");
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : StandardCharsets.UTF_8;
  }
}
