package dev.nnmaven.trainer.fork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForkedTrainingExitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
            0 | with exit code 0
            1 | with exit code 1
          128 | with exit code 128
          134 | with exit code 134: it was ended by signal 6
          137 | with exit code 137: it was killed, as systems do when memory runs out
          143 | with exit code 143: it was ended by signal 15
          255 | with exit code 255
           -1 | with exit code -1
          """)
  void describe_code_saysWhatIsKnownOfIt(int code, String expected) {
    assertThat(ForkedTraining.describe(code)).isEqualTo(expected);
  }
}
