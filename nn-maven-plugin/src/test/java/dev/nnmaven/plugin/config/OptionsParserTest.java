package dev.nnmaven.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.plugin.testing.Written;
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
  void parse_nothingConfigured_isTheCoresDefaults() throws ConfigurationException {
    TrainingOptions options = parse(null, null, null, null, null);
    mistakes.throwIfAny();
    assertThat(options)
        .isEqualTo(
            new TrainingOptions(
                new GradientDescent(),
                TrainingOptions.DEFAULT_LEARNING_RATE,
                TrainingOptions.DEFAULT_EPOCHS,
                TrainingOptions.DEFAULT_BATCH_SIZE,
                TrainingOptions.DEFAULT_SEED));
  }

  @Test
  void parse_allConfigured_isThat() throws ConfigurationException {
    TrainingOptions options = parse(" miniBatch ", " 0.7 ", " 2 ", " 64 ", " -5 ");
    mistakes.throwIfAny();
    assertThat(options).isEqualTo(new TrainingOptions(new GradientDescent(), 0.7f, 2, 64, -5));
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
  })
  void parse_optimizerAndBatchSizeThatAgree_giveTheSamplesOfAStep(
      String optimizer, String batchSize, int expected) throws ConfigurationException {
    TrainingOptions options = parse(optimizer, null, null, batchSize, null);
    mistakes.throwIfAny();
    assertThat(options.batchSize()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "GD, 32, all samples",
    "Gd, 1, all samples",
    "SGD, 2, one sample",
    "SGD, 32, one sample",
  })
  void parse_optimizerAndBatchSizeThatContradict_areRefused(
      String optimizer, String batchSize, String taken) {
    parse(optimizer, null, null, batchSize, null);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage(
            "The configuration has a mistake:\n  nn.batchSize: %s contradicts nn.optimizer=%s, which"
                + " takes %s a step; leave one of the two out",
            batchSize, optimizer, taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SDG | nn.optimizer: unknown optimizer \"SDG\"; allowed: GD, SGD, miniBatch, gradientDescent",
        "minibach | (did you mean miniBatch?)",
        "SGD(3) | nn.optimizer: \"SGD(3)\" has too many numbers; it is written SGD",
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

  @Test
  void parse_zeroEpochs_isAllowed() throws ConfigurationException {
    assertThat(parse(null, null, "0", null, null).epochs()).isZero();
    mistakes.throwIfAny();
  }

  @Test
  void parse_everythingWrong_reportsAllAtOnce() {
    parse("Adam", "fast", "-1", "0", "x");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessageStartingWith("The configuration has 5 mistakes:\n")
        .withMessageContainingAll(
            "\n  nn.optimizer: unknown optimizer \"Adam\"",
            "\n  nn.learningRate: expected a number, found \"fast\"",
            "\n  nn.epochs: expected a whole number, at least 0 and at most 2147483647, found \"-1\"",
            "\n  nn.batchSize: expected a whole number, at least 1 and at most 2147483647, found \"0\"",
            "\n  nn.seed: expected a whole number, found \"x\"");
  }
}
