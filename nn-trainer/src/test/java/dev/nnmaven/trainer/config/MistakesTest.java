package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MistakesTest {

  private final Mistakes mistakes = new Mistakes();

  @Test
  void throwIfAny_nothingFound_doesNothing() {
    assertThatCode(mistakes::throwIfAny).doesNotThrowAnyException();
  }

  @Test
  void throwIfAny_oneFound_saysIt() {
    mistakes.add("nn.seed", "no");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage("The configuration has a mistake:\n  nn.seed: no");
  }

  @Test
  void throwIfAny_severalFound_listsAllInOrder() {
    mistakes.add("nn.seed", "no");
    mistakes.add("nn.epochs", "neither");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage("The configuration has 2 mistakes:\n  nn.seed: no\n  nn.epochs: neither");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void parse_nothing_isTheDefault(String nothing) throws ConfigurationException {
    assertThat(mistakes.parse("nn.seed", nothing, Integer::parseInt, 7)).isEqualTo(7);
    mistakes.throwIfAny();
  }

  @Test
  void parse_textWithSpaceAround_isParsedWithoutIt() throws ConfigurationException {
    assertThat(mistakes.parse("nn.seed", "\n  42\t", Integer::parseInt, 7)).isEqualTo(42);
    mistakes.throwIfAny();
  }

  @Test
  void parse_refusedText_isTheDefaultAndAMistake() {
    String result =
        mistakes.parse(
            "nn.loss",
            "x",
            text -> {
              throw new IllegalArgumentException("not " + text);
            },
            "default");
    assertThat(result).isEqualTo("default");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessageEndingWith("nn.loss: not x");
  }

  @Test
  void parse_defectOfTheParser_isNotPassedOffAsTheUsersMistake() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                mistakes.parse(
                    "nn.loss",
                    "x",
                    text -> {
                      throw new IllegalStateException();
                    },
                    null));
  }

  @Test
  void parseElement_empty_isAMistakeAndNotTheDefault() {
    mistakes.parseElement("nn.layers", " ", text -> Numbers.integer(text, 1, 9), 0);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessageEndingWith(
            "nn.layers: expected a whole number, at least 1 and at most 9, found \"\"");
  }
}
