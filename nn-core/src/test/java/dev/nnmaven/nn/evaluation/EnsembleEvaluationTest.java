package dev.nnmaven.nn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Ensembles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several networks judged as one. */
class EnsembleEvaluationTest {

  /** More than are computed at once, and no multiple of anything. */
  private final ArraySamples samples = ArraySamples.random(613, 11, 4, 1);

  private Predictions predict(Ensemble ensemble, KernelChoice kernels, int threads) {
    try (Evaluator evaluator = new Evaluator(ensemble, new ComputeOptions(kernels, threads))) {
      return evaluator.evaluate(samples, Predictions.tally(Classes.of(4)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"crossEntropy", "binaryCrossEntropy"})
  void evaluate_several_judgesTheMeanProbabilities(String loss) {
    Ensemble ensemble = Ensembles.random(3, new int[] {11, 19, 4}, loss);
    Predictions found = predict(ensemble, KernelChoice.SCALAR, 1);
    double sum = 0;
    for (int s = 0; s < samples.size(); s++) {
      double[] expected = Ensembles.probabilities(ensemble, samples.values()[s]);
      double ofSample = 0;
      int best = 0;
      for (int o = 0; o < 4; o++) {
        assertThat((double) found.probabilities()[s][o]).isCloseTo(expected[o], within(1e-6));
        boolean isTarget = o == samples.label(s);
        ofSample -= isTarget ? Math.log(expected[o]) : 0;
        ofSample -= isTarget || loss.equals("crossEntropy") ? 0 : Math.log(1 - expected[o]);
        best = expected[o] > expected[best] ? o : best;
      }
      assertThat(found.losses()[s]).isCloseTo(ofSample, within(1e-5));
      assertThat(found.classes()[s]).isEqualTo(best);
      sum += ofSample;
    }
    assertThat(found.evaluation().loss()).isCloseTo(sum / samples.size(), within(1e-6));
  }

  /** Neither member alone, nor their outputs added, would give this class. */
  @Test
  void evaluate_outputsOnScalesOfTheirOwn_takesTheLargestMeanProbability() {
    Ensemble ensemble = Ensembles.random(2, new int[] {11, 19, 4}, "crossEntropy");
    for (int o = 0; o < 4; o++) { // softmax does not see it, a sum of outputs would
      ensemble.first().outputLayer().parameter("biases").set(0, o, 1000f);
    }
    Predictions found = predict(ensemble, KernelChoice.SCALAR, 1);
    for (int s = 0; s < samples.size(); s++) {
      double[] expected = Ensembles.probabilities(ensemble, samples.values()[s]);
      for (int o = 0; o < 4; o++) {
        assertThat(expected[found.classes()[s]]).isGreaterThanOrEqualTo(expected[o] - 1e-3);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, crossEntropy",
    "5, crossEntropy",
    "1, binaryCrossEntropy",
    "5, binaryCrossEntropy"
  })
  void evaluate_anyKernelsAndThreads_givesTheSameBits(int members, String loss) {
    Ensemble ensemble = Ensembles.random(members, new int[] {11, 150, 4}, loss);
    Predictions expected = predict(ensemble, KernelChoice.TEXTBOOK, 1);
    for (KernelChoice kernels : new KernelChoice[] {KernelChoice.SCALAR, KernelChoice.SIMD}) {
      for (int threads : new int[] {1, 2, 3, 8}) {
        Predictions found = predict(ensemble, kernels, threads);
        assertThat(found.evaluation().loss()).isEqualTo(expected.evaluation().loss());
        assertThat(found.losses()).containsExactly(expected.losses());
        assertThat(found.classes()).containsExactly(expected.classes());
        assertThat(found.probabilities()).isDeepEqualTo(expected.probabilities());
      }
    }
  }

  @Test
  void evaluate_sureOfTheWrongClass_hasAFiniteLoss() {
    for (String loss : new String[] {"crossEntropy", "binaryCrossEntropy"}) {
      Ensemble ensemble = Ensembles.random(2, new int[] {11, 19, 4}, loss);
      ensemble
          .members()
          .forEach(
              member -> {
                member.outputLayer().parameter("biases").set(0, 0, 1e6f);
                member.outputLayer().parameter("biases").set(0, 1, -1e6f);
              });
      Predictions found = predict(ensemble, KernelChoice.SCALAR, 1);
      assertThat(found.evaluation().loss()).isFinite().isGreaterThan(10);
    }
  }
}
