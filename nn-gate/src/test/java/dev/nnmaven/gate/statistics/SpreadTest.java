package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  /** By hand: s = 0.1, t = 4.302653 of two degrees, √(1/3 + 1/2) = 0.912871. */
  @Test
  void margin_ofThreeFolds_isThatOfNadeauAndBengio() {
    assertThat(Spread.of(List.of(0.8, 0.9, 0.7)).margin(3)).isCloseTo(0.392777, within(1e-6));
  }
}
