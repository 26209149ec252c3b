package dev.nnmaven.gate.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.ProbabilityFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbabilityChartsTest {

  /** Probabilities that favour the actual class, most for the first classes. */
  private static Predictions predictions(int examples, int classes) {
    Random random = new Random(3);
    double[][] probabilities = new double[examples][classes];
    int[] labels = new int[examples];
    int[] taken = new int[examples];
    for (int i = 0; i < examples; i++) {
      labels[i] = Math.min(random.nextInt(classes), random.nextInt(classes));
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        double sure = c == labels[i] ? 2.0 / (1 + c) : 0;
        probabilities[i][c] = (float) Math.exp(random.nextGaussian() + sure);
        sum += probabilities[i][c];
      }
      for (int c = 0; c < classes; c++) {
        probabilities[i][c] /= (float) sum;
        taken[i] = probabilities[i][c] > probabilities[i][taken[i]] ? c : taken[i];
      }
    }
    return Found.answers(labels, taken, probabilities, new double[examples]);
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
  }

  private static ProbabilityCharts charts(Predictions predictions, int classes) {
    return ProbabilityCharts.of(
        Found.classes(names(classes), predictions, Optional.empty(), Optional.empty()));
  }

  /** Points of a path as shares of the plot. */
  private static List<double[]> points(Plot.Line line) {
    List<double[]> points = new ArrayList<>();
    for (String place : line.path().substring(1).split("[ML]")) {
      String[] numbers = place.split(" ");
      points.add(
          new double[] {
            Integer.parseInt(numbers[0]) / 1000.0, 1 - Integer.parseInt(numbers[1]) / 1000.0
          });
    }
    return points;
  }

  private static double area(Plot.Line line) {
    List<double[]> points = points(line);
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      double[] from = points.get(i - 1);
      double[] to = points.get(i);
      area += (to[0] - from[0]) * (to[1] + from[1]) / 2;
    }
    return area;
  }

  /** What is drawn is what evaluation.json says, however many points are left out. */
  @ParameterizedTest
  @CsvSource({"100, 2", "1000, 3", "20000, 2", "20000, 5", "40, 12"})
  void of_curves_haveTheAreasOfTheFigures(int examples, int classes) {
    Predictions predictions = predictions(examples, classes);
    ProbabilityFigures figures = ProbabilityFigures.of(predictions, names(classes));
    List<LineChart> charts = charts(predictions, classes).charts();
    int drawn = classes == 2 ? 1 : 3;
    List<ProbabilityFigures.OfClass> worst =
        figures.classes().stream()
            .filter(one -> one.auc() != null)
            .sorted((a, b) -> Double.compare(a.averagePrecision(), b.averagePrecision()))
            .toList();
    for (int i = 0; i < drawn; i++) {
      Plot.Line roc = charts.get(0).plot().lines().get(i);
      Plot.Line precisionRecall = charts.get(1).plot().lines().get(i);
      ProbabilityFigures.OfClass one = worst.get(i);
      assertThat(roc.name()).startsWith(one.name() + " ");
      assertThat(area(roc)).isCloseTo(one.auc(), within(0.004));
      assertThat(area(precisionRecall)).isCloseTo(one.averagePrecision(), within(0.006));
      assertThat(points(roc).get(0)).containsExactly(0, 0);
      assertThat(points(roc).get(points(roc).size() - 1)).containsExactly(1, 1);
      assertThat(points(roc)).hasSizeLessThan(502);
      assertThat(points(precisionRecall)).hasSizeLessThan(1000);
    }
    assertThat(charts.get(0).plot().lines()).hasSize(drawn + 1);
  }

  @Test
  void of_reliability_isOfTheBins() {
    Predictions predictions = predictions(5000, 3);
    Plot.Line line = charts(predictions, 3).charts().get(2).plot().lines().get(1);
    List<ProbabilityFigures.Bin> bins = ProbabilityFigures.of(predictions, names(3)).bins();
    assertThat(points(line)).hasSameSizeAs(bins).hasSizeGreaterThan(8);
    for (int i = 0; i < bins.size(); i++) {
      ProbabilityFigures.Bin bin = bins.get(i);
      assertThat(points(line).get(i))
          .containsExactly(
              new double[] {bin.probability(), (double) bin.correct() / bin.examples()},
              within(0.00051));
    }
  }

  @Test
  void of_oneClassOnly_drawsReliabilityAlone() {
    Predictions some = predictions(50, 2);
    Predictions ofOne =
        Found.answers(new int[50], some.classes(), some.probabilities(), some.losses());
    ProbabilityCharts found = charts(ofOne, 2);
    assertThat(found.charts()).extracting(LineChart::title).containsExactly("Reliability");
    assertThat(found.classes()).isEmpty();
    assertThat(ImagesTest.html("probabilities.jte", found))
        .contains("<p>All test examples are of one class");
  }

  @Test
  void of_manyClasses_listsTheWorst() {
    ProbabilityCharts found = charts(predictions(3000, 150), 150);
    assertThat(found.listed()).hasSize(100);
    assertThat(ImagesTest.html("probabilities.jte", found))
        .contains(">100 of 147 classes that occur");
    assertThat(found.charts().get(0).plot().lines()).hasSize(4);
  }

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
