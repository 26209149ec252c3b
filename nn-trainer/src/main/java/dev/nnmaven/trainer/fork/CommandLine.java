package dev.nnmaven.trainer.fork;

import dev.nnmaven.nn.text.Illegal;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Command line of a training process. Not an argument file ({@code java @file}), which a killed
 * build would leave behind, and which needs an existing folder for temporary files.
 */
public final class CommandLine {

  /**
   * Compiles the kernels after 1/50 of the usual number of calls, in the foreground: interpreted,
   * the Vector API is a hundred times slower, so waiting for the compiler is faster. Vector loops
   * are not inlined: with several in one method, the compiler reaches its limits and leaves the
   * rest unoptimized. Loads and broadcasts always are: so early, the compiler may think them called
   * too seldom for that.
   */
  private static final List<String> COMPILE_KERNELS_SOON =
      List.of(
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,dev.nnmaven.nn.kernel.*::*,0.02",
          "-XX:CompileCommand=BackgroundCompilation,dev.nnmaven.nn.kernel.*::*,false",
          "-XX:CompileCommand=dontinline,dev.nnmaven.nn.kernel.StridedTiles::*",
          "-XX:CompileCommand=dontinline,dev.nnmaven.nn.kernel.OneRowTiles::*",
          "-XX:CompileCommand=dontinline,dev.nnmaven.nn.kernel.ElementwiseLoops::*",
          "-XX:CompileCommand=dontinline,dev.nnmaven.nn.kernel.GatheredTiles::*",
          "-XX:CompileCommand=dontinline,dev.nnmaven.nn.kernel.OverlappingTiles::*",
          "-XX:CompileCommand=dontinline,dev.nnmaven.nn.kernel.PoolingLoops::*",
          "-XX:CompileCommand=inline,dev.nnmaven.nn.kernel.SimdKernels::load",
          "-XX:CompileCommand=inline,dev.nnmaven.nn.kernel.SimdKernels::broadcast");

  /**
   * One compiler for quick code and two for fast code, where Java takes one of each: while threads
   * wait for kernels to be compiled, a processor would be idle.
   */
  private static final String TWO_COMPILERS = "-XX:CICompilerCount=3";

  /**
   * What Java takes by itself where it finds two processors, and the regions that it takes for a
   * heap of 4 GB. With the collector that it takes else, the compiled kernels are half as fast;
   * with larger regions, blocks do not begin with a cache line (decision 6).
   */
  private static final List<String> COLLECTOR = List.of("-XX:+UseG1GC", "-XX:G1HeapRegionSize=2m");

  private static final Pattern CHOOSES_COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");

  /** Environment variables from which Java takes arguments, too; two collectors are an error. */
  private static final List<String> MORE_ARGUMENTS =
      List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

  /** White space, what is in quotes, or neither; after a quote without end there is no part. */
  private static final Pattern PART =
      Pattern.compile(
          "\\G(?:\\p{javaWhitespace}++|\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'"
              + "|[^\"'\\p{javaWhitespace}]++)",
          Pattern.DOTALL);

  private CommandLine() {}

  static List<String> of(JavaInstallation java, List<Path> classPath, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java.executable().toString());
    if (java.offersVectorApi()) {
      command.addAll(forKernels());
      if (Runtime.getRuntime().availableProcessors() <= 3) {
        command.add(TWO_COMPILERS);
      }
      if (!choosesCollector(arguments)) {
        command.addAll(COLLECTOR);
      }
    }
    command.add("-Djava.awt.headless=true");
    command.addAll(arguments);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(TrainingProcess.class.getName());
    return command;
  }

  private static boolean choosesCollector(List<String> arguments) {
    return CHOOSES_COLLECTOR.matcher(String.join(" ", arguments)).find()
        || MORE_ARGUMENTS.stream()
            .map(System::getenv)
            .anyMatch(more -> more != null && CHOOSES_COLLECTOR.matcher(more).find());
  }

  /** Arguments that let a JVM which has the Vector API run kernels fast. */
  public static List<String> forKernels() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--add-modules", JavaInstallation.VECTOR_MODULE));
    arguments.addAll(COMPILE_KERNELS_SOON);
    return arguments;
  }

  /** Why a class path cannot be passed on a command line; empty if it can. */
  public static Optional<String> obstacle(List<Path> classPath) {
    return classPath.stream()
        .map(Path::toString)
        .filter(path -> path.contains(File.pathSeparator))
        .findFirst()
        .map(
            path ->
                "%s has a \"%s\" in its path, which Java takes for the end of it"
                    .formatted(path, File.pathSeparator));
  }

  /**
   * Splits a line into arguments at white space, except in single or double quotes, where a
   * backslash escapes a quote or a backslash.
   *
   * @throws IllegalArgumentException if a quote is not closed
   */
  static List<String> split(String line) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    boolean begun = false;
    int end = 0;
    for (Matcher part = PART.matcher(line + " "); part.find(); end = part.end()) {
      String text = part.group();
      if (!text.isBlank()) {
        boolean quoted = text.charAt(0) == '"' || text.charAt(0) == '\'';
        String inside = quoted ? text.substring(1, text.length() - 1) : text;
        argument.append(quoted ? inside.replaceAll("\\\\([\"'\\\\])", "$1") : inside);
        begun = true;
      } else if (begun) {
        arguments.add(argument.toString());
        argument.setLength(0);
        begun = false;
      }
    }
    if (end < line.length()) {
      throw Illegal.argument("a quote %s has no end in: %s", line.charAt(end), line);
    }
    return arguments;
  }
}
