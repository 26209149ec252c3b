package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
