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
