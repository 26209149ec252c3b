package dev.nnmaven.gate.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.trainer.measure.Predictions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostChartTest {

  private static final List<String> CLASSES = List.of("bad", "good");

  @Test
  void steps_eachThreshold_haveTheCostOfItsAnswers() {
    Random random = new Random(2);
    Costs costs = Costs.of(CLASSES, Map.of("bad as good", 5d));
    int[] labels = random.ints(60, 0, 2).toArray();
    double[][] probabilities = new double[60][];
    for (int i = 0; i < 60; i++) {
      float good = random.nextInt(1, 20) / 20f;
      probabilities[i] = new double[] {1 - good, good};
    }
    Predictions plain = Found.answers(labels, labels, probabilities, new double[60]);
    Predictions answers = Found.withCosts(plain, probabilities, costs);
    List<double[]> steps = CostChart.steps(answers);
    for (int at = 0; at < 20; at++) {
      double threshold = at / 20d + 0.01; // between two probabilities
      double cost = 0;
      for (int i = 0; i < 60; i++) {
        cost += costs.of(labels[i], probabilities[i][1] >= threshold ? 1 : 0) / 60;
      }
      double[] last = steps.stream().filter(one -> one[0] < threshold).reduce((a, b) -> b).get();
      assertThat(last[1]).isCloseTo(cost, within(1e-9));
    }
    Plot plot = CostChart.of(answers, CLASSES, 0.25).plot();
    assertThat(plot.marked()).isEqualTo("83.33%");
    assertThat(plot.lines().get(0).name()).isEqualTo("mean cost, 0.2500 from 83.33% on");
  }
}
