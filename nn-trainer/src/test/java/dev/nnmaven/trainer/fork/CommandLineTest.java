package dev.nnmaven.trainer.fork;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

  @TempDir Path folder;

  private List<String> command(String modules, List<String> arguments, Path... classPath)
      throws Exception {
    return CommandLine.of(FakeJava.of(folder, "17", modules), List.of(classPath), arguments);
  }

  @Test
  void of_javaWithVectorApi_asksForIt() throws Exception {
    assertThat(command(FakeJava.WITH_VECTOR_API, List.of()))
        .startsWith(folder.resolve("bin/java").toString())
        .containsSequence("--add-modules", "jdk.incubator.vector")
        .anyMatch(argument -> argument.startsWith("-XX:CompileCommand="))
        .endsWith(TrainingProcess.class.getName());
    assertThat(command(FakeJava.WITHOUT_VECTOR_API, List.of()))
        .noneMatch(argument -> argument.matches(".*(jdk.incubator.vector|CompileCommand).*"));
  }

  @Test
  void of_collector_isChosenOnce() throws Exception {
    assumeThat(System.getenv())
        .as("Java's own variables")
        .doesNotContainKeys("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");
    assertThat(command(FakeJava.WITH_VECTOR_API, List.of("-Xmx1g")))
        .containsOnlyOnce("-XX:+UseG1GC", "-XX:G1HeapRegionSize=2m");
    assertThat(command(FakeJava.WITH_VECTOR_API, List.of("-Xmx1g", "-XX:+UseParallelGC")))
        .contains("-XX:+UseParallelGC")
        .doesNotContain("-XX:+UseG1GC", "-XX:G1HeapRegionSize=2m");
    assertThat(command(FakeJava.WITHOUT_VECTOR_API, List.of())).doesNotContain("-XX:+UseG1GC");
  }

  @Test
  void of_argumentsAndClassPath_standAfterOursAsTheyAre() throws Exception {
    assertThat(
            command(
                FakeJava.WITHOUT_VECTOR_API, List.of(), Path.of("/a b/\"c\"/d\\e"), Path.of("/#e")))
        .containsSequence("-cp", "/a b/\"c\"/d\\e" + File.pathSeparator + "/#e");
    assertThat(command(FakeJava.WITHOUT_VECTOR_API, List.of("-Xmx1g", "-Dx=y z"), Path.of("/a")))
        .endsWith("-Xmx1g", "-Dx=y z", "-cp", "/a", TrainingProcess.class.getName());
  }

  @Test
  void split_quotesAndBackslashes_areThoseOfAShell() {
    assertThat(CommandLine.split("  ")).isEmpty();
    assertThat(CommandLine.split("-a '' b")).containsExactly("-a", "", "b");
    assertThat(CommandLine.split("-Dp=C:\\dir -Dc=#fff 'it''s' \"a \\\"b\\\" \\\\ \\n\""))
        .containsExactly("-Dp=C:\\dir", "-Dc=#fff", "its", "a \"b\" \\ \\n");
    assertRefused(() -> CommandLine.split("-Da=\"b"), "a quote \" has no end in: -Da=\"b");
  }

  @Test
  void obstacle_separatorInAPath_namesIt() {
    Path path = Path.of("/repo" + File.pathSeparator + "2/a.jar");
    assertThat(CommandLine.obstacle(List.of(Path.of("/b.jar"), path)))
        .hasValueSatisfying(what -> assertThat(what).startsWith(path + " has a \""));
    assertThat(CommandLine.obstacle(List.of(Path.of("/b.jar")))).isEmpty();
  }

  /** So that the benchmarks measure what users get. */
  @Test
  void of_theBenchmarks_startsTheJvmAlike() throws Exception {
    Path benchmarks = Path.of("..", "nn-benchmarks", "training.args");
    assumeThat(benchmarks).as("the benchmarks' arguments; they are not compared").exists();
    try (Stream<String> lines = Files.lines(benchmarks)) {
      assertThat(String.join(" ", command(FakeJava.WITH_VECTOR_API, List.of())))
          .contains(lines.filter(line -> !line.startsWith("#")).toList());
    }
  }
}
