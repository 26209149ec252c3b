package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Entries;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.baseline.SharedExamples;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.testing.Judged;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxAucDropTest {

  private static final List<String> CLASSES = List.of("A", "B");
  private static final int N = 200;

  /** Scores in hundredths; of the second class they are higher by a lead. */
  private static double[][] probabilities(int lead, int salt) {
    double[][] all = new double[N][];
    for (int i = 0; i < N; i++) {
      float second = ((i * 37 + (i % 7) * salt) % 60 + (i % 2) * lead) / 100f;
      all[i] = new double[] {1 - second, second};
    }
    return all;
  }

  private static RuleResult check(double[][] before, double[][] now, String word, String limit) {
    long[] keys = LongStream.range(0, N).toArray();
    int[] labels = IntStream.range(0, N).map(i -> i % 2).toArray();
    Baseline accepted =
        Found.accepted(
            "test", "", CLASSES, new Entries(keys, labels, new float[N], before, new int[0]));
    int[] all = IntStream.range(0, N).toArray();
    Comparison compared =
        new Comparison(
            new SharedExamples(accepted, all, null, 0),
            new Entries(keys, labels, new float[N], now, new int[0]),
            new Pairs(new double[N], Units.NONE));
    Predictions none = Judged.predictions(Judged.images(CLASSES, ""), "", 0.5);
    return Found.check(
        Found.of(CLASSES, none, Optional.empty(), Optional.of(compared)),
        "maxAucDrop",
        limit,
        "evidence",
        "figure, drops: " + word);
  }

  /**
   * By DeLong's matrices in numpy: 0.9128 before and 0.794 now, a drop of 11.88 points with a
   * standard error of 3.61; 5.89 to 17.87 by Student's distribution.
   */
  @ParameterizedTest
  @CsvSource({
    "figure, 11.8%, FAILED, ''",
    "figure, 11.9%, PASSED, ''",
    "worse, 11.8%, FAILED, with 95% confidence 5.",
    "worse, 11.9%, PASSED, with 95% confidence 5.",
    "good, 5%, FAILED, with 95% confidence 5.",
    "good, 10%, UNDECIDED, with 95% confidence 5.",
    "good, 19%, PASSED, with 95% confidence 5.",
  })
  void check_ofALessSteepRanking_isByDeLong(
      String word, String limit, Outcome expected, String says) {
    RuleResult result = check(probabilities(35, 3), probabilities(22, 11), word, limit);
    assertThat(result.outcome()).as(result.toString()).isEqualTo(expected);
    assertThat(result.actual()).isEqualTo("11.88 points lower");
    assertThat(result.explanation()).startsWith(says);
  }

  @ParameterizedTest
  @CsvSource({"worse", "good"})
  void check_theSameModel_passes(String word) {
    RuleResult result = check(probabilities(35, 3), probabilities(35, 3), word, "1%");
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.PASSED);
  }

  /** That none of these examples was ranked wrongly says nothing of others. */
  @Test
  void check_twoModelsThatRankAllRight_isUndecided() {
    RuleResult result = check(probabilities(60, 3), probabilities(60, 11), "good", "1%");
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.UNDECIDED);
    assertThat(result.actual()).isEqualTo("0.00 points lower");
  }

  @Test
  void check_withoutProbabilities_isNotChecked() {
    RuleResult result = check(new double[0][], probabilities(20, 3), "worse", "1%");
    assertThat(result.outcome()).isEqualTo(Outcome.NOT_CHECKED);
    assertThat(result.explanation()).contains("nn.baseline");
  }
}
