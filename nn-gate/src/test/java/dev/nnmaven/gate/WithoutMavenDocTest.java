package dev.nnmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.trainer.config.ShortForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WithoutMavenDocTest {

  private static String example(String name) throws IOException {
    return Files.readString(Path.of("src/test/java/com/example/%s.java".formatted(name)));
  }

  @Test
  void page_examples_areTheTestsThatRun() throws Exception {
    assertThat(Files.readString(Path.of("../docs/without-maven.md")))
        .contains(example("LettersTest"), example("AnyModelTest"));
  }

  /** A name that nobody reads would be a rule that nobody checks. */
  @Test
  void page_example_hasNamesOfParameters() throws Exception {
    List<String> known =
        Stream.of(List.of("data", "modelFile"), ShortForm.TRAINING, GateParser.names())
            .flatMap(List::stream)
            .toList();
    assertThat(Pattern.compile("\"(\\w+)\", ").matcher(example("LettersTest")).results())
        .map(name -> name.group(1))
        .hasSizeGreaterThan(3)
        .isSubsetOf(known);
  }
}
