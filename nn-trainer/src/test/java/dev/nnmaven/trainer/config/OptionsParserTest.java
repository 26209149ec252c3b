package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.testing.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsParserTest {

  private final Mistakes mistakes = new Mistakes();

  private TrainingOptions parse(String list) throws ConfigurationException {
    TrainingOptions options = OptionsParser.parse(Written.list(mistakes, list));
    mistakes.throwIfAny();
    return options;
  }

  private static TrainingOptions.Builder defaults() {
    return TrainingOptions.builder().learningRate(0.1f).epochs(TrainingOptions.DEFAULT_EPOCHS);
  }

  @Test
  void parse_anything_isThatAndElseTheCoresDefaults() throws Exception {
    assertThat(parse("")).usingRecursiveComparison().isEqualTo(defaults().build());
    assertThat(
            parse(
                "optimizer= miniBatch ; learningRate= 0.7 ; epochs= 2 ; batchSize= 64 ; seed= -5 "))
        .usingRecursiveComparison()
        .isEqualTo(
            TrainingOptions.builder().learningRate(0.7f).epochs(2).batchSize(64).seed(-5).build());
    assertThat(parse("epochs=0").epochs()).isZero();
    assertThat(parse("learningRateSchedule=warmUp(2)+cosine"))
        .usingRecursiveComparison()
        .isEqualTo(defaults().schedule(Schedule.of("warmUp(2)+cosine")).build());
  }

  @ParameterizedTest
  @CsvSource({
    "GD, '', 2147483647", "gd, '', 2147483647", "GD, 100, 100",
    "SGD, '', 1", "sgd, 1, 1", "SGD, 32, 32",
    "miniBatch, '', 32", "MINIBATCH, 7, 7", "miniBatch, 1, 1",
    "'', 7, 7", "adam, '', 32", "SGD, all, 2147483647",
    "momentum(0.8), ' ALL ', 2147483647"
  })
  void parse_optimizerAndBatchSize_giveTheSamplesOfAStep(
      String optimizer, String batchSize, int expected) throws ConfigurationException {
    assertThat(parse("optimizer=%s; batchSize=%s".formatted(optimizer, batchSize)).batchSize())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0.1",
    "SGD, 0.1",
    "momentum, 0.01",
    "nesterov, 0.01",
    "rmsProp, 0.001",
    "adam, 0.001",
    "'adamW(decay=0.1)', 0.001"
  })
  void parse_noLearningRate_isThatOfTheOptimizer(String optimizer, float expected)
      throws ConfigurationException {
    String list = "optimizer=" + optimizer;
    assertThat(parse(list).learningRate()).isEqualTo(expected);
    assertThat(parse(list + "; learningRate=0.3").learningRate()).isEqualTo(0.3f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          optimizer      | SDG      | unknown optimizer "SDG"; allowed: GD, SGD, miniBatch, adam(beta1, beta2, epsilon)
          optimizer      | minibach | (did you mean miniBatch?)
          learningRate   | 0        | learning rate must be above 0 and finite, found 0
          learningRate   | NaN      | learning rate must be above 0 and finite, found
          learningRate   | 1e-60    | learning rate must be above 0 and finite, found
          learningRate   | 1e60     | learning rate must be above 0 and finite, found
          loss           | huber labelSmoothing(1)    | label smoothing must be at least 0 and below 1, found 1.0
          loss           | huber labelSmoothing(-0.1) | label smoothing must be at least 0 and below 1, found -0.1
          loss           | huber labelSmoothing(some) | "some"
          optimizer      | adam clipNorm(0)        | the norm to clip at must be above 0, found 0.0
          optimizer      | adam clipNorm(NaN)      | the norm to clip at must be above 0, found NaN
          optimizer      | adam clipNorm(some)     | "some"
          optimizer      | adam clip(1)            | unknown word behind adam "clip"; allowed: clipNorm(number)
          learningRateSchedule | cosin | unknown schedule "cosin"
          learningRate   | fast     | expected a number, found "fast"
          epochs         | -1       | expected a whole number, at least 0 and at most 2147483647, found "-1"
          batchSize      | 0        | expected all or a whole number, at least 1 and at most 2147483647, found "0"
          seed           | x        | expected a whole number, found "x"
          """)
  void parse_valueOutOfRangeOrUnknown_isRefused(String parameter, String text, String expected) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> parse("batchSize=7; " + parameter + "=" + text))
        .withMessageStartingWith("The configuration has a mistake:\n  nn." + parameter + ": ")
        .withMessageContaining(expected);
  }

  @Test
  void logged_optimizer_isWhatTheBatchSizeDoesNotSay() {
    assertThat(Parameters.logged(Written.list("optimizer=GD"), "optimizer"::equals)).isEmpty();
    assertThat(Parameters.logged(Written.list("optimizer=GD clipNorm"), "optimizer"::equals))
        .containsExactly("gradientDescent clipNorm(1)");
  }
}
