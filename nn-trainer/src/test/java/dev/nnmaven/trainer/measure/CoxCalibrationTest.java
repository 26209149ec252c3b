package dev.nnmaven.trainer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CoxCalibrationTest {

  /** With two values of z, the fit goes through the share of ones at each: 1 of 4, and 9 of 10. */
  @Test
  void fit_twoValues_isTheirLogOdds() {
    double[] z = new double[14];
    int[] labels = new int[14];
    for (int i = 0; i < 14; i++) {
      z[i] = i < 4 ? -2 : 3;
      labels[i] = i == 0 || i > 4 ? 1 : 0;
    }
    double low = Math.log(1 / 3d);
    double high = Math.log(9 / 1d);
    double slope = (high - low) / 5;
    assertThat(CoxCalibration.fit(z, labels).orElseThrow())
        .containsExactly(new double[] {low + 2 * slope, slope}, within(1e-9));
  }

  /** The score equations of logistic regression, which only the best fit solves. */
  @Test
  void fit_overconfidentProbabilities_solvesTheScoreEquations() {
    Random random = new Random(3);
    double[] z = random.doubles(5_000, -8, 8).toArray();
    int[] labels = new int[z.length];
    for (int i = 0; i < z.length; i++) {
      labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-0.5 - 0.4 * z[i])) ? 1 : 0;
    }
    double[] found = CoxCalibration.fit(z, labels).orElseThrow();
    double ofOne = 0;
    double ofZ = 0;
    for (int i = 0; i < z.length; i++) {
      double off = labels[i] - 1 / (1 + Math.exp(-found[0] - found[1] * z[i]));
      ofOne += off;
      ofZ += off * z[i];
    }
    assertThat(ofOne).isCloseTo(0, within(1e-6));
    assertThat(ofZ).isCloseTo(0, within(1e-6));
    assertThat(found).containsExactly(new double[] {0.5, 0.4}, within(0.1)); // five standard errors
  }

  @Test
  void fit_nothingToFit_isEmpty() {
    assertThat(CoxCalibration.fit(new double[] {-2, -1, 1, 2}, new int[] {0, 0, 1, 1})).isEmpty();
    assertThat(CoxCalibration.fit(new double[] {-200, 200, 300}, new int[] {0, 1, 1})).isEmpty();
    assertThat(CoxCalibration.fit(new double[] {1, 1, 1}, new int[] {0, 1, 1})).isEmpty();
    assertThat(CoxCalibration.fit(new double[] {-1, 1, 2}, new int[] {1, 1, 1})).isEmpty();
  }
}
