package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.Evaluations;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinAccuracyTest {

  private static boolean met(String minimum, int correct, int total) {
    return !check(minimum, correct, total).failed();
  }

  private static RuleResult check(String minimum, int correct, int total) {
    return FigureRule.accuracy(new BigDecimal(minimum), Evaluations.of(correct, total));
  }

  /** The first count that reaches the minimum; as doubles, many of them would not. */
  @ParameterizedTest
  @CsvSource({
    "0.95, 57, 60",
    "0.95, 9500, 10000",
    "0.29, 58, 200",
    "0.9999, 9999, 10000",
    "0.3333333333333333, 1, 3",
    "0.3333333333333334, 2, 3",
    "0.1, 1, 9",
    "1.0, 5, 5",
  })
  void check_exactlyAtTheMinimum_yesAndOneLessNo(String minimum, int correct, int total) {
    assertThat(met(minimum, correct, total)).isTrue();
    assertThat(met(minimum, correct - 1, total)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 30, 99, 100})
  void check_anyShareOfAnyTotal_exactlyFromItsCountOn(int total) {
    for (int hundredths = 0; hundredths <= 100; hundredths++) {
      BigDecimal minimum = BigDecimal.valueOf(hundredths, 2);
      for (int correct = 0; correct <= total; correct++) {
        assertThat(met(minimum.toString(), correct, total))
            .as("%s of %s against %s", correct, total, minimum)
            .isEqualTo(100L * correct >= (long) hundredths * total);
      }
    }
  }

  /** 90 of 100: from 82.56% to 94.48%. */
  @Test
  void check_missedInsideTheInterval_saysThatChanceExplainsIt() {
    assertThat(check("0.94", 90, 100).explanation())
        .isEqualTo("the minimum is within the 95% confidence interval");
    assertThat(check("0.95", 90, 100).explanation()).isEmpty();
  }
}
