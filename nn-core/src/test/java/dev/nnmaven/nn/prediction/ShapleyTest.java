package dev.nnmaven.nn.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Games whose Shapley values are known. */
class ShapleyTest {

  private static Function<List<BitSet>, List<Double>> game(ToDoubleFunction<BitSet> value) {
    return coalitions -> coalitions.stream().map(value::applyAsDouble).toList();
  }

  /** Of 50, 49 and 1 votes, any two players but the last two have a majority of 51. */
  @Test
  void of_votes_isTwoThirdsForTheLargest() {
    int[] votes = {50, 49, 1};
    Shapley found =
        Shapley.of(3, game(some -> some.stream().map(player -> votes[player]).sum() >= 51 ? 1 : 0));
    assertThat(found.values())
        .containsExactly(new double[] {2 / 3.0, 1 / 6.0, 1 / 6.0}, within(1e-15));
    assertThat(found.none()).isZero();
    assertThat(found.all()).isEqualTo(1);
    assertThat(found.orders()).isZero();
  }

  /** An airport: all pay for the longest runway that one of them needs. */
  private static double[] airport(int players) {
    double[] shares = new double[players];
    for (int part = 0; part < players; part++) {
      for (int player = part; player < players; player++) {
        shares[player] += 1.0 / (players - part);
      }
    }
    return shares;
  }

  @Test
  void of_twelvePlayersOrNone_isExact() {
    Shapley found = Shapley.of(12, game(BitSet::length));
    assertThat(found.values()).containsExactly(airport(12), within(1e-12));
    assertThat(found.errors()).containsOnly(0);
    Shapley nobody = Shapley.of(0, game(some -> 5));
    assertThat(nobody.values()).isEmpty();
    assertThat(nobody.none()).isEqualTo(nobody.all()).isEqualTo(5);
  }

  @Test
  void of_thirteenPlayers_isSampledWithinItsErrors() {
    Shapley found = Shapley.of(13, game(BitSet::length));
    double[] expected = airport(13);
    assertThat(found.orders()).isEqualTo(256);
    for (int player = 0; player < 13; player++) {
      assertThat(found.values()[player])
          .isCloseTo(expected[player], within(4 * found.errors()[player]));
    }
  }

  /** Each order and its reverse agree on what two players add together. */
  @Test
  void of_manyPlayersInPairs_hasNoVariance() {
    int players = 40;
    Shapley found =
        Shapley.of(
            players,
            game(
                some ->
                    some.stream()
                        .mapToDouble(one -> one + (some.get((one + 7) % players) ? 0.5 * one : 0))
                        .sum()));
    for (int player = 0; player < players; player++) {
      double before = (player + players - 7) % players;
      assertThat(found.values()[player]).isCloseTo(1.25 * player + 0.25 * before, within(1e-10));
      assertThat(found.errors()[player]).isLessThan(1e-10);
    }
  }

  /** 32,768 / 1,000 pairs; and 8 at least. */
  @Test
  void of_veryManyPlayers_hasFewerOrdersAndAddsUp() {
    for (int players : new int[] {1000, 5000}) {
      Shapley found = Shapley.of(players, game(some -> Math.sqrt(some.cardinality())));
      assertThat(found.orders()).isEqualTo(players == 1000 ? 64 : 16);
      assertThat(DoubleStream.of(found.values()).sum())
          .isCloseTo(Math.sqrt(players), within(1e-12 * players));
    }
  }
}
