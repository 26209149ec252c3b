package dev.nnmaven.plugin.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WilcoxonSignedRankTest {

  private static double p(double... differences) {
    return WilcoxonSignedRank.of(differences).pValue();
  }

  /** By hand: of 32 ways to give signs, one has a sum of 15, one of 14. */
  @Test
  void pValue_fewRows_isThatOfAllWaysToGiveSigns() {
    assertThat(p(1, 2, 3, 4, 5)).isEqualTo(1 / 32.0);
    assertThat(p(-1, 2, 3, 4, 5)).isEqualTo(2 / 32.0);
    assertThat(p(-1, -2, -3, -4, -5)).isEqualTo(1);
    assertThat(p(1, 1, -1)).isEqualTo(4 / 8.0); // ties: two or three rises of three
  }

  @Test
  void pValue_nothingDiffers_isOne() {
    assertThat(p()).isEqualTo(1);
    assertThat(p(0, 0, 0)).isEqualTo(1);
    assertThat(p(0, 1, 0, 2, 3)).isEqualTo(1 / 8.0);
  }

  /** Every way to give signs, one by one. */
  @Test
  void pValue_randomDifferencesWithTies_isThatOfCounting() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      double[] differences = new double[1 + random.nextInt(11)];
      Arrays.setAll(differences, i -> (random.nextInt(9) - 4) / 2.0);
      double[] sizes = Arrays.stream(differences).map(Math::abs).filter(size -> size > 0).toArray();
      double[] ranks =
          Arrays.stream(sizes)
              .map(
                  size ->
                      Arrays.stream(sizes).filter(other -> other < size).count()
                          + (Arrays.stream(sizes).filter(other -> other == size).count() + 1) / 2.0)
              .toArray();
      double[] there = Arrays.stream(differences).filter(one -> one != 0).toArray();
      double found = 0;
      for (int i = 0; i < there.length; i++) {
        found += there[i] > 0 ? ranks[i] : 0;
      }
      int asLarge = 0;
      for (int signs = 0; signs < 1 << there.length; signs++) {
        double sum = 0;
        for (int i = 0; i < there.length; i++) {
          sum += (signs >> i & 1) == 1 ? ranks[i] : 0;
        }
        asLarge += sum >= found ? 1 : 0;
      }
      assertThat(p(differences)).isEqualTo(asLarge / (double) (1 << there.length));
    }
  }

  /** One row more than can be counted, which hardly changes anything. */
  @Test
  void pValue_manyRows_continuesTheExactOne() {
    Random random = new Random(5);
    double[] many = new double[WilcoxonSignedRank.MOST_EXACT + 1];
    Arrays.setAll(many, i -> random.nextGaussian() + 0.2);
    many[many.length - 1] = 1e-9; // rank 1
    double exact = p(Arrays.copyOf(many, many.length - 1));
    assertThat(p(many)).isCloseTo(exact, within(0.005));
    assertThat(exact).isBetween(0.01, 0.5);
  }

  @Test
  void upperTail_ofTheNormalDistribution_isThatOfTables() {
    assertThat(WilcoxonSignedRank.upperTail(0)).isCloseTo(0.5, within(2e-7));
    assertThat(WilcoxonSignedRank.upperTail(1.959963984540054)).isCloseTo(0.025, within(2e-7));
    assertThat(WilcoxonSignedRank.upperTail(-1.644853626951473)).isCloseTo(0.95, within(2e-7));
  }
}
