package dev.nnmaven.trainer.config;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {

  private final Mistakes mistakes = new Mistakes();

  private void assertFound(String expected) {
    assertRefused(ConfigurationException.class, mistakes::throwIfAny, expected);
  }

  @Test
  void throwIfAny_found_listsAllInOrder() throws ConfigurationException {
    mistakes.throwIfAny();
    mistakes.add("nn.seed", "no");
    assertFound("The configuration has a mistake:\n  nn.seed: no");
    mistakes.add("nn.epochs", "neither");
    assertFound("The configuration has 2 mistakes:\n  nn.seed: no\n  nn.epochs: neither");
  }

  @ParameterizedTest
  @CsvSource({"'', 7", "' ', 7", "'\t\n', 7", "'\n  42\t', 42"})
  void parse_textOrNothing_isParsedWithoutSpaceAroundOrTheDefault(String text, int expected)
      throws ConfigurationException {
    assertThat(mistakes.parse("nn.seed", text, Integer::parseInt).orElse(7)).isEqualTo(expected);
    mistakes.throwIfAny();
  }

  @Test
  void parse_defectOfTheParser_isNotPassedOffAsTheUsersMistake() {
    Function<String, String> defective =
        text -> {
          throw new IllegalStateException();
        };
    assertThatIllegalStateException().isThrownBy(() -> mistakes.parse("nn.loss", "x", defective));
  }

  @Test
  void parseElement_empty_isAMistakeAndNotTheDefault() {
    mistakes.parseElement("nn.network", " ", text -> Numbers.integer(text, 1, 9), 0);
    assertFound(
        "The configuration has a mistake:\n"
            + "  nn.network: expected a whole number, at least 1 and at most 9, found \"\"");
  }
}
