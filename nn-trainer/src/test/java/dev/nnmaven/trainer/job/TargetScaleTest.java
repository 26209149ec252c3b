package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetScaleTest {

  private static final RegressionTask TASK =
      new RegressionTask("price", new Standardization(10, 2));

  @Test
  void tellsApart_scales_byAHundredthOfTheRange() {
    double[] numbers = {4, 8, 5};
    assertThat(TargetScale.tellsApart(TASK, numbers)).isTrue();
    assertThat(
            TargetScale.tellsApart(new RegressionTask("y", new Standardization(6, 1e37)), numbers))
        .isTrue();
    for (Standardization blind :
        List.of(
            new Standardization(6, 1e300),
            new Standardization(6, 1e46),
            new Standardization(1e9, 1),
            new Standardization(6, 1e-300))) {
      assertThat(TargetScale.tellsApart(new RegressionTask("y", blind), numbers))
          .as("%s", blind)
          .isFalse();
    }
    assertThat(
            TargetScale.tellsApart(
                new RegressionTask("y", new Standardization(6, 1e300)), new double[] {7, 7}))
        .isTrue();
    assertThat(TargetScale.tellsApart(TASK, new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}))
        .isFalse();
  }
}
