package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.schedule.Schedules;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.testing.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsParserTest {

  private final Mistakes mistakes = new Mistakes();

  private TrainingOptions parse(
      String optimizer, String learningRate, String epochs, String batchSize, String seed) {
    return OptionsParser.parse(
        Written.of(
            mistakes,
            "optimizer",
            optimizer,
            "learningRate",
            learningRate,
            "epochs",
            epochs,
            "batchSize",
            batchSize,
            "seed",
            seed));
  }

  @Test
  void parse_meanOfMoreEpochsThanThereAre_isAMistake() {
    for (String epochs : new String[] {"4", "0"}) {
      Settings written = Written.of("epochs", epochs, "average", "5");
      assertThat(OptionsParser.parse(written).average()).isEqualTo(1);
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> written.mistakes().throwIfAny())
          .withMessageContaining("nn.average: must be at most nn.epochs (" + epochs + "), found 5");
    }
    assertThat(OptionsParser.parse(Written.of("epochs", "4", "average", "4")).average())
        .isEqualTo(4);
  }

  @Test
  void parse_nothingConfigured_isTheCoresDefaults() throws ConfigurationException {
    TrainingOptions options = parse(null, null, null, null, null);
    mistakes.throwIfAny();
    assertThat(options)
        .isEqualTo(
            TrainingOptions.builder()
                .learningRate(0.1f)
                .epochs(TrainingOptions.DEFAULT_EPOCHS)
                .build());
  }

  @Test
  void parse_allConfigured_isThat() throws ConfigurationException {
    TrainingOptions options = parse(" miniBatch ", " 0.7 ", " 2 ", " 64 ", " -5 ");
    mistakes.throwIfAny();
    assertThat(options)
        .isEqualTo(
            TrainingOptions.builder().learningRate(0.7f).epochs(2).batchSize(64).seed(-5).build());
  }

  @ParameterizedTest
  @CsvSource({
    "GD, , 2147483647",
    "gd, , 2147483647",
    "SGD, , 1",
    "sgd, 1, 1",
    "miniBatch, , 32",
    "MINIBATCH, 7, 7",
    "miniBatch, 1, 1",
    ", 7, 7",
    "SGD, 32, 32",
    "GD, 100, 100",
    "SGD, all, 2147483647",
    "adam, , 32",
    "momentum(0.8), ' ALL ', 2147483647",
  })
  void parse_optimizerAndBatchSize_giveTheSamplesOfAStep(
      String optimizer, String batchSize, int expected) throws ConfigurationException {
    TrainingOptions options = parse(optimizer, null, null, batchSize, null);
    mistakes.throwIfAny();
    assertThat(options.batchSize()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    ", 0.1",
    "SGD, 0.1",
    "momentum, 0.01",
    "nesterov, 0.01",
    "rmsProp, 0.001",
    "adam, 0.001",
    "'adamW(decay=0.1)', 0.001",
  })
  void parse_noLearningRate_isThatOfTheOptimizer(String optimizer, float expected)
      throws ConfigurationException {
    assertThat(parse(optimizer, null, null, null, null).learningRate()).isEqualTo(expected);
    assertThat(parse(optimizer, "0.3", null, null, null).learningRate()).isEqualTo(0.3f);
    mistakes.throwIfAny();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SDG | nn.optimizer: unknown optimizer \"SDG\"; allowed: GD, SGD, miniBatch, adam(beta1, beta2, epsilon)",
        "minibach | (did you mean miniBatch?)",
        "SGD(3) | nn.optimizer: \"SGD(3)\" has too many arguments; usage: SGD",
      })
  void parse_unknownOptimizer_saysWhatIsAllowed(String optimizer, String expected) {
    parse(optimizer, null, null, "7", null);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessageStartingWith("The configuration has a mistake:")
        .withMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.1", "NaN", "Infinity", "1e-60", "1e60", "-1e60"})
  void parse_learningRateOutOfRange_isRefused(String learningRate) {
    parse(null, learningRate, null, null, null);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessageContaining("nn.learningRate: learning rate must be above 0 and finite, found ");
  }

  @ParameterizedTest
  @CsvSource({
    "labelSmoothing, 1, 'nn.labelSmoothing: label smoothing must be at least 0 and below 1, found 1.0'",
    "labelSmoothing, -0.1, 'nn.labelSmoothing: label smoothing must be at least 0 and below 1, found -0.1'",
    "labelSmoothing, some, 'nn.labelSmoothing: expected a number, found \"some\"'",
    "clipNorm, 0, 'nn.clipNorm: the norm to clip at must be above 0, found 0.0'",
    "clipNorm, NaN, 'nn.clipNorm: the norm to clip at must be above 0, found NaN'",
    "clipNorm, Infinity, 'nn.clipNorm: expected a finite number, found \"Infinity\"'",
  })
  void parse_smoothingOrNormOutOfRange_isRefused(String parameter, String text, String expected) {
    OptionsParser.parse(Written.of(mistakes, parameter, text));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessageContaining(expected);
  }

  @Test
  void parse_zeroEpochs_isAllowed() throws ConfigurationException {
    assertThat(parse(null, null, "0", null, null).epochs()).isZero();
    mistakes.throwIfAny();
  }

  @Test
  void parse_everythingWrong_reportsAllAtOnce() {
    parse("Adagrad", "fast", "-1", "0", "x");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessageStartingWith("The configuration has 5 mistakes:\n")
        .withMessageContainingAll(
            "\n  nn.optimizer: unknown optimizer \"Adagrad\"",
            "\n  nn.learningRate: expected a number, found \"fast\"",
            "\n  nn.epochs: expected a whole number, at least 0 and at most 2147483647, found \"-1\"",
            "\n  nn.batchSize: expected all or a whole number, at least 1 and at most 2147483647, found \"0\"",
            "\n  nn.seed: expected a whole number, found \"x\"");
  }

  @Test
  void parse_schedule_isTakenOrRefused() throws ConfigurationException {
    assertThat(
            OptionsParser.parse(Written.of("learningRateSchedule", "warmUp(2)+cosine")).schedule())
        .isEqualTo(Schedules.of("warmUp(2)+cosine"));
    OptionsParser.parse(Written.of(mistakes, "learningRateSchedule", "cosin"));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessageContaining("nn.learningRateSchedule: unknown schedule \"cosin\"");
  }
}
