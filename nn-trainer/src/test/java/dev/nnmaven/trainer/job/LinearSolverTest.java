package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.testing.NumberSamples;
import dev.nnmaven.nn.testing.TextbookNetwork;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearSolverTest {

  private static final int ROWS = 60;
  private static final int INPUTS = 5;

  private static Network network(int outputs, String loss) {
    return new Network(
        List.of(new DenseLayer(INPUTS, outputs, Activation.of("linear"), List.of())),
        Loss.of(loss));
  }

  private static NumberSamples rows(int outputs) {
    Random random = new Random(7);
    float[][] inputs = new float[ROWS][INPUTS];
    float[][] targets = new float[ROWS][outputs];
    for (int n = 0; n < ROWS; n++) {
      for (int i = 0; i < INPUTS; i++) {
        inputs[n][i] = random.nextInt(3) == 0 ? 0 : (float) (random.nextGaussian() * (i + 1));
      }
      double wanted = inputs[n][0] - inputs[n][1] + random.nextGaussian();
      if (outputs == 1) {
        targets[n][0] = (float) wanted;
      } else {
        targets[n][wanted < -1 ? 0 : wanted < 1 ? 1 : 2] = 1;
      }
    }
    return new NumberSamples(inputs, targets);
  }

  /** By the normal equations of ridge regression, solved by elimination. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 1000})
  void solve_numbers_isRidgeRegression(double penalty) {
    NumberSamples rows = rows(1);
    double[][] equations = new double[INPUTS + 1][INPUTS + 2];
    for (int n = 0; n < ROWS; n++) {
      for (int i = 0; i <= INPUTS; i++) {
        double x = i < INPUTS ? rows.values()[n][i] : 1;
        for (int j = 0; j <= INPUTS; j++) {
          equations[i][j] += 2 * x * (j < INPUTS ? rows.values()[n][j] : 1);
        }
        equations[i][INPUTS + 1] += 2 * x * rows.targets()[n][0];
      }
    }
    for (int i = 0; i < INPUTS; i++) {
      equations[i][i] += penalty;
    }
    for (int i = 0; i <= INPUTS; i++) {
      for (int k = 0; k <= INPUTS; k++) {
        double factor = k == i ? 0 : equations[k][i] / equations[i][i];
        for (int j = i; j <= INPUTS + 1; j++) {
          equations[k][j] -= factor * equations[i][j];
        }
      }
    }
    Network network = network(1, "squaredError");
    new LinearSolver(network, TargetOptions.PLAIN, rows).solve(1000).solve(penalty).into(network);
    for (int i = 0; i <= INPUTS; i++) {
      float found =
          i < INPUTS
              ? network.outputLayer().parameter("weights").get(i, 0)
              : network.outputLayer().parameter("biases").get(0, 0);
      assertThat((double) found)
          .isEqualTo(equations[i][INPUTS + 1] / equations[i][i], within(0.01));
    }
  }

  /** Where the sum is least, its derivative by each weight is zero: the textbook's, in double. */
  @Test
  void solve_classesWithWeightsAndSmoothing_leavesNoSlope() {
    NumberSamples rows = rows(3);
    Network network = network(3, "crossEntropy");
    TargetOptions options = new TargetOptions(0.1f, List.of(2f, 1f, 0.5f));
    new LinearSolver(network, options, rows).solve(1).into(network);
    TextbookNetwork textbook = TextbookNetwork.of(network);
    double[][] slopes = new double[INPUTS + 1][3];
    for (int n = 0; n < ROWS; n++) {
      double[] found =
          textbook.probabilities(textbook.forward(rows.values()[n], null, null).result());
      double weight = 2 * rows.targets()[n][0] + rows.targets()[n][1] + 0.5 * rows.targets()[n][2];
      for (int o = 0; o < 3; o++) {
        double off = found[o] - (0.9 * rows.targets()[n][o] + 0.1 / 3);
        for (int i = 0; i <= INPUTS; i++) {
          slopes[i][o] += weight * off * (i < INPUTS ? rows.values()[n][i] : 1);
        }
      }
    }
    for (int o = 0; o < 3; o++) {
      for (int i = 0; i <= INPUTS; i++) {
        double penalty = i < INPUTS ? textbook.weights[0][o][i] : 0;
        assertThat(slopes[i][o] + penalty).as("%s %s", i, o).isEqualTo(0, within(0.5));
      }
    }
  }
}
