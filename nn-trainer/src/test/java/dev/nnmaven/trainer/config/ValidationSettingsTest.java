package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.testing.Written;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationSettingsTest {

  private static Optional<ValidationSettings> parse(String list) throws ConfigurationException {
    return Written.list(list)
        .read(reader -> ValidationSettings.parse(reader, OptionsParser.parse(reader)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "validationFraction=0", "validationFraction=0%; keep=last", "keep=last"})
  void parse_noFraction_isNoValidation(String list) throws Exception {
    assertThat(parse(list + "; learningRateSchedule=cosine")).isEmpty();
  }

  @Test
  void parse_fractionAlone_keepsTheEpochWithTheBestLoss() throws Exception {
    assertThat(parse("validationFraction=10%; learningRateSchedule=plateau"))
        .contains(
            new ValidationSettings(
                new BigDecimal("0.10"), Monitor.LOSS, true, OptionalInt.empty(), false));
  }

  @Test
  void parse_refit_isReadAndToldAndNeedsValidation() throws Exception {
    ValidationSettings settings = parse("validationFraction=0.25; refit=true").orElseThrow();
    assertThat(settings.refit()).isTrue();
    for (String none : List.of("", "validationFraction=0; ")) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> parse(none + "refit=true"))
          .withMessageEndingWith("nn.refit: needs validation data; set nn.validationFraction=0.1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          patience=5 | nn.patience: needs validation data; set nn.validationFraction=0.1
          validationFraction=0; keep=best | nn.keep: best needs validation data; set nn.validationFraction=0.1
          monitor=loss | nn.monitor: needs validation data; set nn.validationFraction=0.1
          monitor=loss; members=folds(5) | nn.monitor: needs validation data; set nn.validationFraction=0.1, and in nn.members a number instead of folds
          learningRateSchedule=warmUp(1)+plateau | nn.learningRateSchedule: warmUp(1)+plateau(factor=0.5, patience=5, threshold=0.0001) needs validation data; set nn.validationFraction=0.1
          validationFraction=1 | nn.validationFraction: 1 would leave nothing to train on
          validationFraction=2; keep=best; monitor=loss; patience=5; learningRateSchedule=plateau | nn.validationFraction: expected a share from 0 to 1 such as 0.95 or 95%, found "2" (did you mean 2%?)
          validationFraction=0.1; keep=first | nn.keep: unknown choice "first"; allowed: best, last
          validationFraction=0.1; monitor=los | nn.monitor: unknown monitor "los"; allowed: loss, accuracy, rmse (did you mean loss?)
          validationFraction=0.1; patience=0 | nn.patience: expected a whole number, at least 1 and at most 2147483647, found "0"
          """)
  void parse_contradictionOrMisspelled_isOneMistake(String list, String mistake) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> parse(list))
        .withMessageStartingWith("The configuration has a mistake:\n  " + mistake);
  }
}
