package dev.nnmaven.search.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trials that compete: all are trained for the epochs of the first rung, the best third of them for
 * those of the next, and so on.
 *
 * <p>Source: L. Li, K. Jamieson, G. DeSalvo, A. Rostamizadeh, A. Talwalkar, <i>Hyperband: A Novel
 * Bandit-Based Approach to Hyperparameter Optimization</i>, JMLR 18, 2018, algorithm 1, with η = 3.
 * Brackets with few epochs in the first rung try many configurations, and would miss those that are
 * slow to begin with; those with many epochs try few.
 *
 * @param rungs epochs until which its trials are trained, ascending; the last is that of the
 *     configuration
 * @param trials number of trials in the first rung
 */
public record Bracket(List<Integer> rungs, int trials) {

  /** Share of trials that continue, and of epochs before that: one in so many. */
  static final int ETA = 3;

  /** One bracket in which every trial gets all epochs. */
  static List<Bracket> single(int trials, int epochs) {
    return List.of(new Bracket(List.of(epochs), trials));
  }

  /** Number of trials of all brackets of Hyperband, for these epochs. */
  public static long defaultTrials(int epochs) {
    return sizes(epochs).stream().mapToLong(Integer::longValue).sum();
  }

  /**
   * The brackets of Hyperband, the one with the most trials first, which share the trials in
   * Hyperband's proportions (by largest remainders); those left without are not there.
   *
   * @param trials at least 1
   * @param epochs at least 1
   */
  public static List<Bracket> hyperband(int trials, int epochs) {
    List<Integer> sizes = sizes(epochs);
    long all = defaultTrials(epochs);
    int[] shares = sizes.stream().mapToInt(size -> (int) (trials * (long) size / all)).toArray();
    int left = trials - IntStream.of(shares).sum();
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparing(i -> -(trials * (long) sizes.get(i) % all)))
        .limit(left)
        .forEach(i -> shares[i]++);
    List<Bracket> brackets = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        brackets.add(new Bracket(rungs(sizes.size() - 1 - i, epochs), shares[i]));
      }
    }
    return brackets;
  }

  /** Trials of each bracket, n = ⌈(s_max + 1) / (s + 1) · ηˢ⌉ for s from s_max to 0. */
  private static List<Integer> sizes(int epochs) {
    int most = 0;
    long power = 1;
    while (power * ETA <= epochs) {
      power *= ETA;
      most++;
    }
    List<Integer> sizes = new ArrayList<>();
    for (int s = most; s >= 0; s--) {
      sizes.add((int) (((most + 1) * power + s) / (s + 1)));
      power /= ETA;
    }
    return sizes;
  }

  /** Epochs of each rung, R · η^(i - s), to the nearest whole number. */
  private static List<Integer> rungs(int s, int epochs) {
    List<Integer> rungs = new ArrayList<>();
    long power = 1;
    for (int i = s; i >= 0; i--) {
      rungs.add(0, (int) Math.max(1, (2L * epochs + power) / (2 * power)));
      power *= ETA;
    }
    return rungs;
  }

  /** Number of trials in a rung, from 0: a third of those before, at least 1. */
  public int trialsIn(int rung) {
    int count = trials;
    for (int i = 0; i < rung; i++) {
      count = Math.max(1, count / ETA);
    }
    return count;
  }

  /** Epochs that all its trials are trained for, together, if none of them stops early. */
  public long totalEpochs() {
    long total = 0;
    for (int rung = 0; rung < rungs.size(); rung++) {
      total += (long) trialsIn(rung) * (rungs.get(rung) - (rung == 0 ? 0 : rungs.get(rung - 1)));
    }
    return total;
  }
}
