package dev.nnmaven.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFileTest {

  @TempDir Path folder;

  private String text(String modules, String arguments, Path... classPath) throws Exception {
    JavaInstallation java = FakeJava.of(folder, "17", modules);
    return ArgumentFile.text(java, List.of(classPath), arguments);
  }

  @Test
  void text_javaWithVectorApi_asksForIt() throws Exception {
    assertThat(text(FakeJava.WITH_VECTOR_API, ""))
        .contains("--add-modules jdk.incubator.vector\n", "\n-XX:CompileCommand=")
        .endsWith("\n" + TrainingProcess.class.getName() + "\n");
    assertThat(text(FakeJava.WITHOUT_VECTOR_API, ""))
        .doesNotContain("jdk.incubator.vector", "CompileCommand");
  }

  @Test
  void text_specialCharactersInClassPath_areQuoted() throws Exception {
    assertThat(text(FakeJava.WITHOUT_VECTOR_API, "", Path.of("/a b/\"c\"/d\\e"), Path.of("/#e")))
        .contains("\n-cp \"/a b/\\\"c\\\"/d\\\\e:/#e\"\n");
  }

  @Test
  void text_arguments_standAfterOursAndBeforeTheClassPath() throws Exception {
    String arguments = "-Xmx1g\n    -Dx=\"y z\"";
    assertThat(text(FakeJava.WITHOUT_VECTOR_API, arguments)).contains("\n" + arguments + "\n-cp ");
  }

  /** So that the benchmarks measure what users get. */
  @Test
  void text_ofTheBenchmarks_startsTheJvmAlike() throws Exception {
    Path benchmarks = Path.of("..", "nn-benchmarks", "training.args");
    assumeThat(benchmarks).as("the benchmarks' arguments; they are not compared").exists();
    try (Stream<String> lines = Files.lines(benchmarks)) {
      assertThat(text(FakeJava.WITH_VECTOR_API, ""))
          .contains(lines.filter(line -> !line.startsWith("#")).toList());
    }
  }
}
