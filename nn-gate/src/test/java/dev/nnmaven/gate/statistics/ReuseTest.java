package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
