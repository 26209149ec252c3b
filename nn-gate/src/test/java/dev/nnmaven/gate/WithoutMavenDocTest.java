package dev.nnmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WithoutMavenDocTest {

  @Test
  void page_example_isTheTestThatRuns() throws Exception {
    String example = Files.readString(Path.of("src/test/java/com/example/LettersTest.java"));
    assertThat(example.lines().count()).isLessThanOrEqualTo(40);
    assertThat(Files.readString(Path.of("../docs/without-maven.md"))).contains(example);
  }
}
