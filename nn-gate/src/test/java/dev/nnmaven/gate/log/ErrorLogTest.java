package dev.nnmaven.gate.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.trainer.job.ErrorList;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorLogTest {

  private static final Path FILE = Path.of("errors.csv");

  /**
   * Images of a class, of which the first are taken for B, with losses that grow from each to the
   * next.
   */
  private static Evidence evidence(String actual, int images, int wrong) {
    int[] taken = IntStream.range(0, images).map(i -> i < wrong ? 1 : 0).toArray();
    double[][] probabilities = new double[images][];
    Arrays.fill(probabilities, new double[] {0.25f, 0.75f});
    double[] losses = IntStream.range(0, images).mapToDouble(i -> 1 + i / 8.0).toArray();
    return Found.of(
        List.of(actual, "B"), Found.answers(new int[images], taken, probabilities, losses));
  }

  @Test
  void lines_twoMistakes_nameBothTheLargestLossFirst() {
    assertThat(ErrorLog.lines(evidence("A", 5, 2), FILE))
        .containsExactly(
            "2 of 5 images are misclassified:",
            "  image    actual  predicted  probability  loss",
            "  A/1.png  A       B          75.00%       1.1250",
            "  A/0.png  A       B          75.00%       1.0000");
  }

  @Test
  void lines_manyMistakes_nameFiveAndTheFileOfAll() {
    List<String> lines = ErrorLog.lines(evidence("A", 20, 12), FILE);
    assertThat(lines)
        .hasSize(7)
        .startsWith("12 of 20 images are misclassified; the 5 worst (all in errors.csv):");
    assertThat(lines.get(2)).startsWith("  A/11.png ");
    assertThat(lines.get(6)).startsWith("  A/7.png ");
  }

  @Test
  void lines_noMistake_areNone() {
    assertThat(ErrorLog.lines(evidence("A", 3, 0), FILE)).isEmpty();
  }

  @Test
  void exact_nameThatClearsTheScreen_isEscaped() {
    ErrorList errors = evidence("A\u001b[2J", 3, 1).errors();
    assertThat(errors.columns().get(1).exact().apply(0)).isEqualTo("A\\u001b[2J");
  }
}
