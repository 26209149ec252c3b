package dev.nnmaven.nn.evaluation;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Classes.Recorded;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.TextbookNetwork;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

  @Test
  void confusionMatrix_someSamples_countsThem() {
    ConfusionMatrix matrix = new ConfusionMatrix(3);
    int[][] samples = {{0, 0}, {0, 0}, {0, 1}, {1, 1}, {1, 0}, {1, 0}, {0, 0}};
    for (int[] sample : samples) {
      matrix.add(sample[0], sample[1]);
    }
    assertThat(matrix.classes()).isEqualTo(3);
    assertThat(matrix.total()).isEqualTo(7);
    assertThat(matrix.correct()).isEqualTo(4);
    assertThat(matrix.count(0, 1)).isEqualTo(1);
    assertThat(matrix.count(1, 0)).isEqualTo(2);
    assertThat(matrix.actual(0)).isEqualTo(4);
    assertThat(matrix.predicted(0)).isEqualTo(5);
    assertThat(matrix.recall(0)).hasValue(3.0 / 4);
    assertThat(matrix.precision(0)).hasValue(3.0 / 5);
    assertThat(matrix.recall(1)).hasValue(1.0 / 3);
    assertThat(matrix.precision(1)).hasValue(1.0 / 2);
    ConfusionMatrix again = ConfusionMatrix.of(3, matrix.cells());
    assertThat(again.cells())
        .isEqualTo(matrix.cells())
        .containsExactly(
            new ConfusionMatrix.Cell(0, 0, 3),
            new ConfusionMatrix.Cell(0, 1, 1),
            new ConfusionMatrix.Cell(1, 0, 2),
            new ConfusionMatrix.Cell(1, 1, 1));
    assertThat(again.total()).isEqualTo(7);
    assertThat(again.correct()).isEqualTo(4);
  }

  /** All pairs would take 40 GB. */
  @Test
  void confusionMatrix_ofManyClasses_takesMemoryForWhatIsCounted() {
    ConfusionMatrix matrix = new ConfusionMatrix(100_000);
    matrix.add(99_999, 5);
    assertThat(matrix.cells()).containsExactly(new ConfusionMatrix.Cell(99_999, 5, 1));
  }

  @Test
  void confusionMatrixOf_cellsThatAreNone_areRefused() {
    for (ConfusionMatrix.Cell cell :
        List.of(
            new ConfusionMatrix.Cell(2, 0, 1),
            new ConfusionMatrix.Cell(0, 2, 1),
            new ConfusionMatrix.Cell(-1, 0, 1),
            new ConfusionMatrix.Cell(0, -1, 1),
            new ConfusionMatrix.Cell(0, 0, 0),
            new ConfusionMatrix.Cell(0, 0, Integer.MAX_VALUE))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> ConfusionMatrix.of(2, List.of(new ConfusionMatrix.Cell(1, 1, 1), cell)));
    }
  }

  @Test
  void confusionMatrix_noSampleOfAClass_hasNoRecallAndNoPrecision() {
    ConfusionMatrix matrix = new ConfusionMatrix(3);
    matrix.add(0, 1);
    assertThat(matrix.recall(0)).hasValue(0);
    assertThat(matrix.precision(0)).isEmpty();
    assertThat(matrix.recall(1)).isEmpty();
    assertThat(matrix.precision(1)).hasValue(0);
    assertThat(matrix.recall(2)).isEmpty();
    assertThat(matrix.precision(2)).isEmpty();
  }

  /**
   * R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in
   * Medicine 17 (1998), table I, method 3.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718",
  })
  void wilsonInterval_examplesOfNewcombe_areThePublishedOnes(
      int correct, int total, double low, double high) {
    WilsonInterval interval = WilsonInterval.of(correct, total);
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
    WilsonInterval mirrored = WilsonInterval.of(total - correct, total);
    assertThat(mirrored.low()).isCloseTo(1 - high, within(0.00005));
    assertThat(mirrored.high()).isCloseTo(1 - low, within(0.00005));
  }

  @Test
  void wilsonInterval_noneOrAll_staysWithinZeroAndOne() {
    for (int total : new int[] {1, 2, 1000, Integer.MAX_VALUE}) {
      assertThat(WilsonInterval.of(0, total).low()).isBetween(0.0, 1e-15);
      assertThat(WilsonInterval.of(total, total).high()).isBetween(1 - 1e-15, 1.0);
      assertThat(WilsonInterval.of(total, total).low()).isBetween(0.0, 1.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 5", "6, 5"})
  void wilsonInterval_impossibleCounts_areRefused(int correct, int total) {
    assertThatThrownBy(() -> WilsonInterval.of(correct, total))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("found %d of %d".formatted(correct, total));
  }

  /** 1,300 samples are three slices of 512, the last one shorter. */
  @ParameterizedTest
  @CsvSource({
    "1300, crossEntropy, linear",
    "512, crossEntropy, sigmoid",
    "513, binaryCrossEntropy, sigmoid",
    "1, binaryCrossEntropy, linear"
  })
  void evaluate_anyNumberOfSamples_isWhatTextbookSaysOfEach(int count, String loss, String output) {
    ArraySamples samples = ArraySamples.random(count, 7, 4, 3);
    Network network =
        Networks.random(new int[] {7, 18, 4}, loss, 5, "tanh dropout+inputNoise", output);
    TextbookNetwork textbook = TextbookNetwork.of(network);
    ClassificationMetrics evaluation;
    Recorded recorded;
    try (Evaluator evaluator = new Evaluator(network, ComputeOptions.fastest())) {
      // The first leaves nothing behind.
      evaluator.evaluate(ArraySamples.random(300, 7, 4, 99), Classes.of(4).tally());
      evaluation = evaluator.evaluate(samples, Classes.of(4).tally());
      recorded = evaluator.evaluate(samples, new Recorded(Classes.of(4)));
      // The evaluator's memory is used again; what it gave away is not.
      evaluator.evaluate(ArraySamples.random(20, 7, 4, 9), new Recorded(Classes.of(4)));
    }
    ConfusionMatrix expected = new ConfusionMatrix(4);
    double lossSum = 0;
    for (int s = 0; s < count; s++) {
      int label = samples.label(s);
      int best = textbook.predict(samples.values()[s]);
      double[] outputs = textbook.forward(samples.values()[s], null, null).result();
      double[] probabilities = textbook.probabilities(outputs);
      expected.add(label, best);
      lossSum += textbook.loss(outputs, label);
      assertThat(recorded.classes.get(s)).isEqualTo(best);
      assertThat(recorded.probabilities.get(s)).containsExactly(probabilities, within(1e-5));
      assertThat(recorded.losses.get(s)).isCloseTo(textbook.loss(outputs, label), within(1e-4));
    }
    assertThat(recorded.classes).hasSize(count);
    assertThat(evaluation.confusion().cells()).isEqualTo(expected.cells());
    assertThat(evaluation.total()).isEqualTo(count);
    assertThat(evaluation.correct()).isEqualTo(expected.correct());
    assertThat(evaluation.accuracy()).isEqualTo((double) expected.correct() / count);
    assertThat(evaluation.loss()).isCloseTo(lossSum / count, within(1e-5));
    assertThat(evaluation.interval()).isEqualTo(WilsonInterval.of(expected.correct(), count));
  }

  @Test
  void evaluate_equalOutputs_takesFirstClass() {
    Network network = Networks.random(new int[] {2, 3}, "crossEntropy", 1, "linear");
    Arrays.fill(network.outputLayer().parameter("weights").values(), 0f);
    Arrays.fill(network.outputLayer().parameter("biases").values(), 0f);
    ArraySamples samples = new ArraySamples(new float[][] {{1, 2}}, new int[] {0}, 3);
    assertThat(Classes.evaluate(network, samples).correct()).isEqualTo(1);
  }

  @Test
  void evaluate_noSamplesOrThatDoNotFit_isRefused() {
    Network network = Networks.random(new int[] {2, 3}, "crossEntropy", 1, "linear");
    ArraySamples none = new ArraySamples(new float[0][2], new int[0], 3);
    assertRefused(() -> Classes.evaluate(network, none), "no samples");
    assertRefused(
        () -> Classes.evaluate(network, ArraySamples.random(4, 5, 3, 1)),
        "the network has 2 inputs, but a sample has 5 numbers");
    ArraySamples fourClasses = new ArraySamples(new float[][] {{1, 2}}, new int[] {3}, 4);
    assertRefused(
        () -> Classes.evaluate(network, fourClasses),
        "the network has 3 outputs, but a sample has 4 targets");
  }

  /** More than are computed at once, and no multiple of anything. */
  private final ArraySamples many = ArraySamples.random(613, 11, 4, 1);

  private Recorded predict(Ensemble ensemble, KernelChoice kernels, int threads) {
    try (Evaluator evaluator = new Evaluator(ensemble, new ComputeOptions(kernels, threads))) {
      return evaluator.evaluate(many, new Recorded(Classes.of(4)));
    }
  }

  @ParameterizedTest
  @CsvSource({"crossEntropy, false", "binaryCrossEntropy, false", "crossEntropy, true"})
  void evaluate_several_judgesTheMeanProbabilities(String loss, boolean blends) {
    Ensemble networks = Ensembles.random(3, new int[] {11, 19, 4}, loss);
    Ensemble ensemble = blends ? Ensembles.blended(networks, 0.3) : networks;
    Recorded found = predict(ensemble, KernelChoice.SCALAR, 1);
    for (int s = 0; s < many.size(); s++) {
      double[] expected = Ensembles.probabilities(ensemble, many.values()[s]);
      double ofSample = 0;
      int best = 0;
      for (int o = 0; o < 4; o++) {
        assertThat(found.probabilities.get(s)[o]).isCloseTo(expected[o], within(1e-6));
        boolean isTarget = o == many.label(s);
        ofSample -= isTarget ? Math.log(expected[o]) : 0;
        ofSample -= isTarget || loss.equals("crossEntropy") ? 0 : Math.log(1 - expected[o]);
        best = expected[o] > expected[best] ? o : best;
      }
      assertThat(found.losses.get(s)).isCloseTo(ofSample, within(1e-5));
      assertThat(found.classes.get(s)).isEqualTo(best);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, crossEntropy, false",
    "5, crossEntropy, false",
    "1, binaryCrossEntropy, false",
    "5, binaryCrossEntropy, false",
    "1, crossEntropy, true",
    "5, binaryCrossEntropy, true"
  })
  void evaluate_anyKernelsAndThreads_givesTheSameBits(int members, String loss, boolean blends) {
    Ensemble networks = Ensembles.random(members, new int[] {11, 150, 4}, loss);
    Ensemble ensemble = blends ? Ensembles.blended(networks, 0.3) : networks;
    Recorded expected = predict(ensemble, KernelChoice.TEXTBOOK, 1);
    for (KernelChoice kernels : TestCompute.choices()) {
      for (int threads : new int[] {1, 2, 3, 8}) {
        Recorded found = predict(ensemble, kernels, threads);
        assertThat(found.losses).isEqualTo(expected.losses);
        assertThat(found.classes).isEqualTo(expected.classes);
        assertThat(found.probabilities).containsExactlyElementsOf(expected.probabilities);
      }
    }
  }
}
