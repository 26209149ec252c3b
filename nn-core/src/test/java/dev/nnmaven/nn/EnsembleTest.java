package dev.nnmaven.nn;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.OwnLoss;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleTest {

  private static final int[] SIZES = {5, 17, 3};

  private static Network network(int[] sizes, String loss, String hidden) {
    return Networks.random(sizes, loss, 3, hidden, "linear");
  }

  @ParameterizedTest
  @CsvSource({
    "2, crossEntropy, 0",
    "3, crossEntropy, 1",
    "5, binaryCrossEntropy, 0.3",
    "100, crossEntropy, 0",
    "1, crossEntropy, 0.01"
  })
  void predictions_ofSeveral_areTheMeansOfTheirProbabilities(
      int members, String loss, double share) {
    Ensemble networks = Ensembles.random(members, SIZES, loss);
    Ensemble ensemble = share == 0 ? networks : Ensembles.blended(networks, share);
    assertThat(ensemble.isSingle()).isFalse();
    assertThat(ensemble.parameterCount())
        .isEqualTo(members * (5L * 17 + 17 + 17 * 3 + 3) + (share == 0 ? 0 : 5 * 3 + 3));
    assertThat(ensemble.copy()).hasToString(ensemble.toString());
    for (float[] sample : ArraySamples.random(20, 5, 3, 1).values()) {
      double[] expected = Ensembles.probabilities(ensemble, sample);
      float[] found = ensemble.predictions(sample);
      for (int o = 0; o < 3; o++) {
        assertThat((double) found[o]).isCloseTo(expected[o], within(1e-6));
      }
    }
  }

  @Test
  void withLinear_oneThatDoesNotFit_isRefused() {
    Ensemble one = Ensemble.of(network(SIZES, "crossEntropy", "tanh"));
    Network linear = Networks.random(new int[] {5, 3}, "crossEntropy", 1, "linear");
    assertThat(one.withLinear(linear, 0.4))
        .hasToString("5 → 17 tanh → 3 linear, and a linear one at 0.4");
    for (double share : new double[] {0, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          () -> one.withLinear(linear, share),
          "the share of a linear member must be above 0 and at most 1, found " + share);
    }
    assertRefused(
        () -> one.withLinear(one.first(), 0.4),
        "a linear member has one layer, which is dense, found 5 → 17 tanh → 3 linear");
    for (Network other :
        List.of(
            Networks.random(new int[] {6, 3}, "crossEntropy", 1, "linear"),
            Networks.random(new int[] {5, 2}, "crossEntropy", 1, "linear"),
            Networks.random(new int[] {5, 3}, "binaryCrossEntropy", 1, "linear"),
            Networks.random(new int[] {5, 3}, "crossEntropy", 1, "tanh"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> one.withLinear(other, 0.4))
          .withMessage(
              "the linear member is %s with %s, but the networks are 5 → 17 tanh → 3 linear with"
                  + " crossEntropy; inputs, outputs, last activation and loss must be the same",
              other, other.loss().specification());
    }
  }

  @Test
  void new_tooManyOrThatCannotBeOne_areRefused() {
    Network network = network(SIZES, "crossEntropy", "tanh");
    assertRefused(() -> new Ensemble(List.of()), "an ensemble has from 1 to 100 networks, found 0");
    assertRefused(
        () -> new Ensemble(Collections.nCopies(101, network)),
        "an ensemble has from 1 to 100 networks, found 101");
    Network own =
        new Network(
            network(SIZES, "crossEntropy", "tanh").layers(),
            new OwnLoss("own", new CrossEntropy(), 1));
    assertThat(Ensemble.of(own).isSingle()).isTrue();
    assertRefused(
        () -> new Ensemble(List.of(own, own.copy())),
        "the loss own cannot measure the mean of several networks: it does not implement"
            + " Loss.ofPredictions");
  }

  @Test
  void new_networksThatDiffer_isRefusedAndSaysHow() {
    Network first = network(SIZES, "crossEntropy", "tanh");
    for (Network other :
        List.of(
            network(new int[] {5, 18, 3}, "crossEntropy", "tanh"),
            network(SIZES, "binaryCrossEntropy", "tanh"),
            network(SIZES, "crossEntropy", "relu"),
            network(SIZES, "crossEntropy", "tanh dropout(0.1)"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Ensemble(List.of(first, other)))
          .withMessage(
              "member 2 is %s with %s, but member 1 is 5 → 17 tanh → 3 linear with crossEntropy",
              other, other.loss().specification());
    }
  }
}
