package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnmaven.nn.testing.Whole;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReuseTest {

  /** Normal quantiles of scipy: norm.ppf(1 - 0.05 / 63), and of 127, are 3.158 and 3.357. */
  @Test
  void isWorn_isFromTheSeventhModelOn() {
    assertThat(new Reuse(1).confidence()).isEqualTo(0.95);
    assertThat(new Reuse(3).confidence()).isEqualTo(1 - 0.05 / 7, within(1e-15));
    assertThat(new Reuse(6).isWorn()).isFalse();
    assertThat(new Reuse(7).isWorn()).isTrue();
    assertThat(new Reuse(Integer.MAX_VALUE).isWorn()).isTrue();
    // scipy: beta.ppf(0.05 / 127, 1144, 57)
    assertThat(new Proportion(1144, 1200).lowerExact(new Reuse(7).confidence()))
        .isEqualTo(0.9293799117702944, within(1e-9));
  }

  /**
   * An attack on a test set of 200 by yes and no alone: models that guess are kept, or turned
   * around, as the gate says, and the last one is their vote. In truth all of them are right half
   * of the time. (A. Blum, M. Hardt, The Ladder, 2015.)
   */
  @Test
  void confidence_ofModelsChosenByWhatBecameOfThoseBefore_holdsForTheLast() {
    assumeTrue(Whole.includes("simulated models that are chosen"));
    Random random = new Random(1);
    int simulations = 2_000;
    for (int models : new int[] {2, 5, 8, 20}) {
      int tooMuch = 0;
      int tooMuchOfOne = 0;
      for (int run = 0; run < simulations; run++) {
        int right = votes(models, 200, random);
        double confidence = new Reuse(models).confidence();
        tooMuch += new Proportion(right, 200).lowerExact(confidence) > 0.5 ? 1 : 0;
        tooMuchOfOne += new Proportion(right, 200).lowerExact(0.95) > 0.5 ? 1 : 0;
      }
      assertThat((double) tooMuch / simulations).as(models + " models").isLessThan(0.05);
      if (models > 2) {
        assertThat((double) tooMuchOfOne / simulations).as("as if unseen").isGreaterThan(0.15);
      }
    }
  }

  /** How many of n examples the last model gets right. */
  private static int votes(int models, int n, Random random) {
    int[] votes = new int[n];
    for (int model = 1; model < models; model++) {
      boolean[] right = new boolean[n];
      int count = 0;
      for (int i = 0; i < n; i++) {
        right[i] = random.nextBoolean();
        count += right[i] ? 1 : 0;
      }
      for (int i = 0; i < n; i++) {
        votes[i] += right[i] == count >= n / 2 ? 1 : -1;
      }
    }
    int right = 0;
    for (int vote : votes) {
      right += vote > 0 || (vote == 0 && random.nextBoolean()) ? 1 : 0;
    }
    return right;
  }
}
