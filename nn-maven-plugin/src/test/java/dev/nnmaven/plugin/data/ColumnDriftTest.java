package dev.nnmaven.plugin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.plugin.data.ColumnDrift.Bin;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnDriftTest {

  /** By hand: shares of 50.5 and 50.5 of 101, against 30.5 and 70.5 of 101. */
  @Test
  void psi_twoBins_isAsByHand() {
    List<Bin> bins = List.of(new Bin("a", 50, 30), new Bin("b", 50, 70));
    assertThat(ColumnDrift.psi(bins, 100, 100)).isCloseTo(0.16591, within(1e-5));
  }

  @Test
  void psi_sameShares_isZero() {
    List<Bin> bins = List.of(new Bin("a", 10, 10), new Bin("b", 0, 0), new Bin("c", 30, 30));
    assertThat(ColumnDrift.psi(bins, 40, 40)).isZero();
  }

  @Test
  void psi_partThatOnlyOneHas_isFinite() {
    List<Bin> bins = List.of(new Bin("a", 0, 1_000_000), new Bin("b", 1_000_000, 0));
    assertThat(ColumnDrift.psi(bins, 1_000_000, 1_000_000)).isBetween(20.0, 40.0);
  }
}
