package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.testing.Written;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationSettingsTest {

  private static Optional<ValidationSettings> parse(
      String fraction, String keep, String monitor, String patience, String schedule)
      throws ConfigurationException {
    return parse(
        Written.of(
            "validationFraction",
            fraction,
            "keep",
            keep,
            "monitor",
            monitor,
            "patience",
            patience,
            "learningRateSchedule",
            schedule));
  }

  private static Optional<ValidationSettings> parse(Settings written)
      throws ConfigurationException {
    Optional<ValidationSettings> settings =
        ValidationSettings.parse(written, OptionsParser.parse(written));
    written.mistakes().throwIfAny();
    return settings;
  }

  @ParameterizedTest
  @CsvSource({",", "0,", "0%,last", ",last"})
  void parse_noFraction_isNoValidation(String fraction, String keep) throws Exception {
    assertThat(parse(fraction, keep, null, null, "cosine")).isEmpty();
  }

  @Test
  void parse_fractionAlone_keepsTheEpochWithTheBestLoss() throws Exception {
    assertThat(parse("10%", null, null, null, "plateau"))
        .contains(
            new ValidationSettings(
                new BigDecimal("0.10"), Monitor.LOSS, true, OptionalInt.empty(), false));
  }

  @Test
  void options_ofAll_areReadBack() throws Exception {
    ValidationSettings settings = parse("0.25", "Last", "accuracy", "3", null).orElseThrow();
    Map<String, String> options = settings.options();
    assertThat(options)
        .isEqualTo(
            Map.of(
                "validationFraction", "0.25",
                "keep", "last",
                "monitor", "accuracy",
                "patience", "3"));
    assertThat(
            parse(
                options.get("validationFraction"),
                options.get("keep"),
                options.get("monitor"),
                options.get("patience"),
                null))
        .contains(settings);
  }

  @Test
  void parse_refit_isReadAndToldAndNeedsValidation() throws Exception {
    ValidationSettings settings =
        parse(Written.of("validationFraction", "0.25", "refit", "true")).orElseThrow();
    assertThat(settings.refit()).isTrue();
    assertThat(settings.options()).containsEntry("refit", "true");
    for (String none : new String[] {null, "0"}) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> parse(Written.of("validationFraction", none, "refit", "true")))
          .withMessageEndingWith("nn.refit: needs validation data; set nn.validationFraction=0.1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // fraction | keep | monitor | patience | schedule | mistake
        "| | | 5 | | nn.patience: needs validation data; set nn.validationFraction=0.1",
        "0 | best | | | | nn.keep: best needs validation data; set nn.validationFraction=0.1",
        "| | loss | | | nn.monitor: needs validation data; set nn.validationFraction=0.1",
        "| | | | warmUp(1)+plateau | nn.learningRateSchedule: warmUp(1)+plateau(factor=0.5,"
            + " patience=5, threshold=0.0001) needs validation data; set"
            + " nn.validationFraction=0.1",
        "0.1 | last | loss | | | nn.monitor: has no effect with nn.keep=last and without nn.patience",
        "1 | | | | | nn.validationFraction: 1 would leave nothing to train on",
        "2 | best | loss | 5 | plateau | nn.validationFraction: expected a share from 0 to 1 such"
            + " as 0.95 or 95%, found \"2\" (did you mean 2%?)",
        "0.1 | first | | | | nn.keep: unknown choice \"first\"; allowed: best, last",
        "0.1 | | los | | | nn.monitor: unknown monitor \"los\"; allowed: loss, accuracy, rmse (did you"
            + " mean loss?)",
        "0.1 | | | 0 | | nn.patience: expected a whole number, at least 1 and at most 2147483647,"
            + " found \"0\"",
      })
  void parse_contradictionOrMisspelled_isOneMistake(
      String fraction,
      String keep,
      String monitor,
      String patience,
      String schedule,
      String mistake) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> parse(fraction, keep, monitor, patience, schedule))
        .withMessage("The configuration has a mistake:\n  " + mistake);
  }

  @ParameterizedTest
  @CsvSource({"0.1,last,", ",,", "0,last,"})
  void parse_meanOfTheLastEpochs_goesWithValidationThatMeasures(
      String fraction, String keep, String patience) throws Exception {
    Settings written =
        Written.of(
            "validationFraction", fraction, "keep", keep, "patience", patience, "average", "3");
    assertThat(parse(written).isPresent()).isEqualTo("0.1".equals(fraction));
  }

  @ParameterizedTest
  @CsvSource({
    "best,,but nn.keep=best",
    ",,'but nn.keep=best, the default with nn.validationFraction'",
    "last,2,but with nn.patience it is not known beforehand",
  })
  void parse_meanOfTheLastEpochsAndAChoiceOfOne_isAMistake(
      String keep, String patience, String why) {
    Settings written =
        Written.of("validationFraction", "0.1", "keep", keep, "patience", patience, "average", "3");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> parse(written))
        .withMessageStartingWith(
            "The configuration has a mistake:\n  nn.average: needs the last epochs")
        .withMessageContaining(why);
  }
}
