package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

  /**
   * scipy 1.15.3: {@code binomtest(k, n, alternative='greater').proportion_ci(c, method=m).low} for
   * m = 'wilson' and 'exact'; scipy 1.17.1: {@code 'less'} and {@code .high}.
   */
  @ParameterizedTest
  @CsvSource({
    "1144, 1200, 0.95, 0.9422577013722735, 0.9420413180776016, 0.9623693754060803, 0.962928357713687",
    "19, 20, 0.95, 0.8039927632259836, 0.7838938357931302, 0.9887651831491484, 0.9974386212234697",
    "7, 7, 0.95, 0.7212373045474579, 0.6518363448688392, 1, 1",
    "0, 5, 0.95, 0, 0, 0.35111650076510126, 0.45071972834694085",
    "1, 3, 0.99, 0.04753745732546977, 0.0033445065873942558, 0.8335832571347257, 0.9410968642221459",
    "540, 600, 0.9, 0.8831957857327618, 0.8824628796673658, 0.9146203595588708, 0.9155198391253069",
  })
  void bounds_areScipys(
      int successes,
      int total,
      double confidence,
      double wilson,
      double exact,
      double above,
      double exactlyAbove) {
    Proportion found = new Proportion(successes, total);
    assertThat(found.lower(confidence)).isCloseTo(wilson, within(1e-12));
    assertThat(found.lowerExact(confidence)).isCloseTo(exact, within(1e-12));
    assertThat(found.upper(confidence)).isCloseTo(above, within(1e-12));
    assertThat(found.upperExact(confidence)).isCloseTo(exactlyAbove, within(1e-12));
  }

  /** scipy 1.15.3: {@code norm.ppf(p)}. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.9, 1.2815515655446004",
    "0.95, 1.6448536269514722",
    "0.999, 3.090232306167813",
    "0.0001, -3.7190164854556804",
  })
  void quantile_isScipys(double share, double expected) {
    assertThat(Normal.quantile(share)).isCloseTo(expected, within(1e-11));
    assertThat(Normal.below(expected)).isCloseTo(share, within(1e-15));
  }

  /**
   * By scipy 1.15.3: brentq of T(δ) = ±z, with q found by minimize_scalar of the likelihood, not by
   * a formula. The third is the airways example of Fagerland, Lydersen and Laake (2014): −0.517 to
   * −0.026.
   */
  @ParameterizedTest
  @CsvSource({
    "18, 7, 1200, 0.95, 0.002447822974096013, 0.016735720065190234",
    "13, 10, 1200, 0.95, -0.004306004470242366, 0.009552693399608835",
    "1, 7, 21, 0.975, -0.5172322772707946, -0.026003030025640656",
    "0, 0, 1200, 0.95, -0.00224954769, 0.00224954769",
  })
  void bounds_areThoseOfTheLikelihood(
      int lost, int gained, int n, double confidence, double lower, double upper) {
    PairedProportions found = new PairedProportions(lost, gained, n);
    assertThat(found.lower(confidence)).isCloseTo(lower, within(1e-7));
    assertThat(found.upper(confidence)).isCloseTo(upper, within(1e-7));
  }

  @Test
  void bounds_ofAllLostOrGained_stayWithinTheRange() {
    assertThat(new PairedProportions(5, 0, 5).upper(0.95)).isBetween(0.99, 1.0);
    assertThat(new PairedProportions(0, 5, 5).lower(0.95)).isBetween(-1.0, -0.99);
  }
}
