package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchesTest {

  private final Mistakes mistakes = new Mistakes();

  @ParameterizedTest
  @CsvSource({
    "true, true", "TRUE, true", "' True\n', true", "'', true",
    "false, false", "False, false", "'\tfalse ', false", "' ', true"
  })
  void of_trueOrFalse_isThatAndNothingTheDefault(String text, boolean expected)
      throws ConfigurationException {
    assertThat(mistakes.parse("nn.force", text, Switches::of, true)).isEqualTo(expected);
    mistakes.throwIfAny();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "yes", "1", "0", "on", "tru", "true false", "wahr", "${nn.skip}"})
  void of_anyOtherWord_isAMistake(String text) {
    mistakes.parse("nn.force", text, Switches::of, true);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage(
            "The configuration has a mistake:\n"
                + "  nn.force: expected true or false, found \"%s\"",
            text);
  }
}
