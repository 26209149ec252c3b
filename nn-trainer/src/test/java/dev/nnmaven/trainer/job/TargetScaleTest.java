package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetScaleTest {

  @ParameterizedTest
  @CsvSource({
    "10, 2, true", "6, 1e37, true", "6, 1e300, false",
    "6, 1e46, false", "1e9, 1, false", "6, 1e-300, false"
  })
  void tellsApart_scales_byAHundredthOfTheRange(double mean, double deviation, boolean expected) {
    RegressionTask task = new RegressionTask("y", new Standardization(mean, deviation));
    assertThat(TargetScale.tellsApart(task, new double[] {4, 8, 5})).isEqualTo(expected);
    assertThat(TargetScale.tellsApart(task, new double[] {7, 7})).isTrue();
    double[] widest = {-Double.MAX_VALUE, Double.MAX_VALUE};
    RegressionTask narrow = new RegressionTask("y", new Standardization(10, 2));
    assertThat(TargetScale.tellsApart(narrow, widest)).isFalse();
  }
}
