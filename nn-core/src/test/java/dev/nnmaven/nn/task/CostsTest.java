package dev.nnmaven.nn.task;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostsTest {

  private static final List<String> CLASSES = List.of("bad", "good");

  /**
   * Elkan's definition, one answer after the other; costs are whole numbers, so that ties occur.
   */
  @Test
  void predicted_randomProbabilitiesAndCosts_isTheTextbooksChoice() {
    Random random = new Random(41);
    int ties = 0;
    for (int run = 0; run < 100_000; run++) {
      int size = 2 + random.nextInt(4);
      double[][] table = new double[size][size];
      Map<String, Double> named = new TreeMap<>();
      List<String> classes = new ArrayList<>();
      float[] eighths = new float[size + 1]; // exact, after one value that is not of this sample
      float[] outputs = new float[size + 1];
      for (int a = 0; a < size; a++) {
        classes.add("c" + a);
        eighths[a + 1] = random.nextInt(9) / 8f;
        outputs[a + 1] = random.nextInt(3);
        for (int p = 0; p < size; p++) {
          table[a][p] = a == p ? 0 : random.nextInt(5);
          if (table[a][p] != 1 && a != p) {
            named.put("c" + a + " as c" + p, table[a][p]);
          }
        }
      }
      named.putIfAbsent("c0 as c1", table[0][1]);
      int best = 0;
      double lowest = Double.MAX_VALUE;
      for (int answer = 0; answer < size; answer++) {
        double expected = 0;
        for (int actual = 0; actual < size; actual++) {
          expected += eighths[actual + 1] * table[actual][answer];
        }
        boolean isTie = expected == lowest;
        ties += isTie ? 1 : 0;
        if (expected < lowest || isTie && outputs[answer + 1] > outputs[best + 1]) {
          best = answer;
          lowest = expected;
        }
      }
      ClassificationTask task = new ClassificationTask(classes, Costs.of(classes, named));
      assertThat(task.predicted(outputs, eighths, 1)).isEqualTo(best);
    }
    assertThat(ties).isGreaterThan(10_000);
  }

  @Test
  void of_someAnswers_areNamedAndOthersCostOne() {
    Costs costs = Costs.of(CLASSES, Map.of("bad as good", 5d));
    assertThat(costs.table()).isEqualTo(List.of(List.of(0d, 5d), List.of(1d, 0d)));
    assertThat(costs.texts(CLASSES)).containsExactly("bad as good: 5");
    ConfusionMatrix answers = new ConfusionMatrix(2);
    answers.add(0, 1);
    answers.add(1, 0);
    answers.add(1, 1);
    answers.add(1, 1);
    assertThat(costs.mean(answers)).isEqualTo(6 / 4d);
    assertThat(Costs.NONE.mean(answers)).isEqualTo(2 / 4d);
    assertThat(Costs.of(CLASSES, Map.of())).isEqualTo(Costs.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bad as worse | 1 | expected two of the classes [bad, good], such as \"bad as good: 5\", found"
            + " \"bad as worse\"",
        "bad as bad | 1 | found \"bad as bad\"",
        "bad as good | -1 | a cost must be from 0 to 1e15, found -1.0",
        "bad as good | NaN | found NaN",
        "bad as good | Infinity | found Infinity"
      })
  void of_noCostOfAWrongAnswer_isRefused(String answer, double cost, String message) {
    assertRefusedSaying(() -> Costs.of(CLASSES, Map.of(answer, cost)), message);
  }
}
