package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  /** The usual printed table; R: qt(0.975, df). */
  @ParameterizedTest
  @CsvSource({"1, 12.70620", "2, 4.302653", "9, 2.262157", "99, 1.984217"})
  void quantile_degreesOfFreedom_isThatOfTheTable(int freedom, double expected) {
    assertThat(StudentT.quantile(0.975, freedom)).isCloseTo(expected, within(1e-5));
  }

  /** By hand: s = 0.1, t = 4.302653 of two degrees, √(1/3 + 1/2) = 0.912871. */
  @Test
  void margin_ofThreeFolds_isThatOfNadeauAndBengio() {
    assertThat(Spread.of(List.of(0.8, 0.9, 0.7)).margin(3)).isCloseTo(0.392777, within(1e-6));
  }
}
