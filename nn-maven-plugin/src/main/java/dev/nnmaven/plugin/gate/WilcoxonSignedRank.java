package dev.nnmaven.plugin.gate;

import java.util.Arrays;

/**
 * Wilcoxon's signed-rank test: are the errors of one model larger than those of another on the same
 * rows? Rows on which both are the same carry no information. The others are ranked by how much
 * they differ, equal ones by the mean of their ranks; under the null hypothesis each rank belongs
 * to a rise with probability ½. One-sided: the p-value is P(W ≥ sum of the ranks of rises).
 *
 * <p>Exact, over all 2ⁿ ways to give signs, up to {@value #MOST_EXACT} rows; beyond that by the
 * normal approximation with continuity correction, whose variance Σ r² / 4 has ties in it.
 *
 * <p>Source: F. Wilcoxon, <i>Individual comparisons by ranking methods</i>, Biometrics Bulletin 1
 * (1945); for ties, J. W. Pratt, <i>Remarks on zeros and ties in the Wilcoxon signed rank
 * procedures</i>, JASA 54 (1959).
 *
 * @param rows number of rows that differ
 * @param worse number of them that have become worse
 * @param pValue probability of such a rise if both models were equally good
 */
public record WilcoxonSignedRank(int rows, int worse, double pValue) {

  static final int MOST_EXACT = 60;

  /** Number of rows that have become better. */
  public int better() {
    return rows - worse;
  }

  /**
   * Tests differences.
   *
   * @param differences error now − error before, of each row
   */
  public static WilcoxonSignedRank of(double[] differences) {
    double[] there =
        Arrays.stream(differences)
            .filter(one -> one != 0)
            .boxed()
            .sorted((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
            .mapToDouble(Double::doubleValue)
            .toArray();
    int[] doubled = doubledRanks(there);
    long rises = 0;
    int worse = 0;
    for (int i = 0; i < there.length; i++) {
      rises += there[i] > 0 ? doubled[i] : 0;
      worse += there[i] > 0 ? 1 : 0;
    }
    return new WilcoxonSignedRank(
        there.length,
        worse,
        there.length <= MOST_EXACT ? exact(doubled, rises) : normal(doubled, rises));
  }

  /** Twice the rank of each of the sorted differences: means of ranks may end in ½. */
  private static int[] doubledRanks(double[] sorted) {
    int[] doubled = new int[sorted.length];
    int from = 0;
    while (from < sorted.length) {
      int to = from + 1;
      while (to < sorted.length && Math.abs(sorted[to]) == Math.abs(sorted[from])) {
        to++;
      }
      Arrays.fill(doubled, from, to, from + 1 + to); // ranks from + 1 ... to
      from = to;
    }
    return doubled;
  }

  /** Share of the ways to give signs whose sum is at least this. */
  private static double exact(int[] doubled, long least) {
    int most = Arrays.stream(doubled).sum();
    double[] ways = new double[most + 1]; // shares of all, which are exact: multiples of 2^-n
    ways[0] = 1;
    for (int rank : doubled) {
      for (int sum = most; sum >= 0; sum--) {
        ways[sum] = (ways[sum] + (sum >= rank ? ways[sum - rank] : 0)) / 2;
      }
    }
    double tail = 0;
    for (int sum = most; sum >= least; sum--) {
      tail += ways[sum];
    }
    return Math.min(1, tail);
  }

  private static double normal(int[] doubled, long rises) {
    double sum = 0;
    double squares = 0;
    for (int rank : doubled) {
      sum += rank;
      squares += (double) rank * rank;
    }
    // Of doubled ranks: mean Σr/2, variance Σr²/4; a step of W is 1, so half of one is 1 here.
    return upperTail((rises - 1 - sum / 2) / Math.sqrt(squares / 4));
  }

  /**
   * P(Z ≥ z) of a standard normal Z. Source: M. Abramowitz, I. A. Stegun, <i>Handbook of
   * mathematical functions</i>, 7.1.26, whose absolute error is below 1.5e-7.
   */
  static double upperTail(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double polynomial =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    double tail = polynomial * StrictMath.exp(-x * x) / 2;
    return z >= 0 ? tail : 1 - tail;
  }
}
