package dev.nnmaven.nn.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // schedule | epochs done | of | factor
        "constant | 7.5 | 10 | 1",
        "step | 9.99 | 30 | 1",
        "step | 10 | 30 | 0.5",
        "step | 29.9 | 30 | 0.25",
        "step(0.1, 3) | 3.5 | 30 | 0.1",
        "step(every=2, factor=0.9) | 5 | 6 | 0.81",
        "exponential | 0 | 10 | 1",
        "exponential(0.5) | 2 | 10 | 0.25",
        "exponential(0.25) | 0.5 | 10 | 0.5",
        "cosine | 0 | 8 | 1",
        "cosine | 4 | 8 | 0.5",
        "cosine | 2 | 8 | 0.8535533905932737",
        "cosine | 8 | 8 | 0",
        "warmUp | 0 | 8 | 0.01",
        "warmUp | 0.5 | 8 | 0.5",
        "warmUp(2) | 0.5 | 8 | 0.25",
        "warmUp(2) | 3 | 8 | 1",
        "warmUp(2)+cosine | 1 | 4 | 0.4267766952966369",
        "warmUp(4)+step(0.5, 1)+exponential(0.5) | 2 | 9 | 0.03125",
      })
  void factor_ofEach_isThatOfTheFormula(String text, double done, int epochs, double expected) {
    assertThat(Schedules.of(text).factor(done, epochs)).isCloseTo(expected, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant",
        "cosine",
        "step(factor=0.5, every=10)",
        "exponential(0.95)",
        "warmUp(1.5)+exponential(0.5)"
      })
  void specification_ofEach_isReadBack(String text) {
    assertThat(Schedules.of(text).specification()).isEqualTo(text);
    assertThat(Schedules.of(text)).isEqualTo(Schedules.of(text));
  }

  @Test
  void of_unknown_listsAll() {
    assertThatThrownBy(() -> Schedules.of("warmUp+cosinus"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown schedule \"cosinus\"; allowed: constant, cosine, exponential(factor),"
                + " step(factor, every), warmUp(epochs) (did you mean cosine?)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step(0) | step factor must be above 0 and at most 1, found 0.0",
        "step(0.5, 0.5) | step must be every 1 epoch or more, found 0.5",
        "exponential(1.1) | exponential factor must be above 0 and at most 1, found 1.1",
        "warmUp(0) | warmUp epochs must be above 0 and finite, found 0.0",
        "warmUp(NaN) | warmUp epochs must be above 0 and finite, found NaN",
      })
  void of_outOfRange_isRefused(String text, String message) {
    assertThatThrownBy(() -> Schedules.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
