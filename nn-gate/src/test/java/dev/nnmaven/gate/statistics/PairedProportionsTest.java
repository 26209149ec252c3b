package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedProportionsTest {

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
