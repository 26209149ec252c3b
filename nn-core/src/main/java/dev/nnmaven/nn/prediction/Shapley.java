package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.random.RandomStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Shapley values: what each player adds to the value of those who came before, averaged over all
 * orders in which they may come. Their sum is the value of all, less that of none.
 *
 * <p>With few players all coalitions are asked, and with many, random orders, each of them and then
 * backwards, so that what depends on pairs of players has no variance. Sources: L. S. Shapley, <i>A
 * value for n-person games</i>, 1953; S. M. Lundberg, S.-I. Lee, <i>A unified approach to
 * interpreting model predictions</i>, NeurIPS 2017; R. Mitchell, J. Cooper, E. Frank, G. Holmes,
 * <i>Sampling permutations for Shapley value estimation</i>, JMLR 23 (2022), section 2.1.
 *
 * @param none value of the empty coalition
 * @param all value of all players
 * @param values of each player
 * @param errors standard error of each, 0 if all coalitions were asked
 * @param orders number of orders, 0 if all coalitions were asked
 */
record Shapley(double none, double all, double[] values, double[] errors, int orders) {

  /** Maximum number of players whose coalitions are all asked: 4,096. */
  static final int MOST_EXACT = 12;

  private static final int MOST_PAIRS = 128; // of orders
  private static final int FEWEST_PAIRS = 8;

  /** Most players in all orders of a direction together, which bounds the time for many of them. */
  private static final int ENOUGH = 32_768;

  /**
   * Shapley values of a game.
   *
   * @param game values of coalitions, in order
   */
  static Shapley of(int players, Function<List<BitSet>, List<Double>> game) {
    return players <= MOST_EXACT ? exact(players, game) : sampled(players, game);
  }

  private static Shapley exact(int players, Function<List<BitSet>, List<Double>> game) {
    List<BitSet> coalitions = new ArrayList<>();
    for (long coalition = 0; coalition < 1 << players; coalition++) {
      coalitions.add(BitSet.valueOf(new long[] {coalition}));
    }
    List<Double> found = game.apply(coalitions);
    double[] shares = new double[players]; // of all orders, by size of the coalition: s!(n-s-1)!/n!
    for (int size = 0; size < players; size++) {
      shares[size] = size == 0 ? 1.0 / players : shares[size - 1] * size / (players - size);
    }
    double[] values = new double[players];
    for (int coalition = 0; coalition < found.size(); coalition++) {
      for (int player = 0; player < players; player++) {
        int joined = coalition | 1 << player;
        if (joined != coalition) {
          double added = found.get(joined) - found.get(coalition);
          values[player] += shares[Integer.bitCount(coalition)] * added;
        }
      }
    }
    return new Shapley(found.get(0), found.get(found.size() - 1), values, new double[players], 0);
  }

  /** Pair by pair, so that memory does not depend on their number. */
  private static Shapley sampled(int players, Function<List<BitSet>, List<Double>> game) {
    int pairs = Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, ENOUGH / players));
    double[] means = new double[players];
    double[] squares = new double[players]; // of differences from the mean
    List<Double> found = List.of();
    for (int pair = 0; pair < pairs; pair++) {
      int[] order = IntStream.range(0, players).toArray();
      RandomStream.of(0).derive("orders of columns", pair).shuffle(order);
      found = game.apply(coalitions(order));
      for (int place = 0; place < players; place++) {
        double forwards = found.get(place + 1) - found.get(place);
        double backwards = found.get(players + place) - found.get(players + place + 1);
        double delta = (forwards + backwards) / 2 - means[order[place]];
        means[order[place]] += delta / (pair + 1);
        squares[order[place]] += delta * delta * pair / (pair + 1);
      }
    }
    double[] errors = new double[players];
    for (int player = 0; player < players; player++) {
      errors[player] = Math.sqrt(squares[player] / (pairs - 1) / pairs);
    }
    return new Shapley(found.get(0), found.get(players), means, errors, 2 * pairs);
  }

  /** From none to all in an order, and then from all to none in the same. */
  private static List<BitSet> coalitions(int[] order) {
    List<BitSet> coalitions = new ArrayList<>();
    BitSet coalition = new BitSet();
    coalitions.add(new BitSet());
    for (int player : order) {
      coalition.set(player);
      coalitions.add((BitSet) coalition.clone());
    }
    for (int player : order) {
      coalition.clear(player);
      coalitions.add((BitSet) coalition.clone());
    }
    return coalitions;
  }
}
