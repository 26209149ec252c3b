package dev.nnmaven.gate.statistics;

import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Paired permutation test of a mean, by flipping signs: is one model worse than another on the same
 * examples? If both were equally good, each difference could as well have had the other sign. The
 * p-value is the share of the 2ⁿ ways to give n differences signs whose sum is at least the one
 * that was found. One-sided, since a gate asks whether the model is worse.
 *
 * <p>Examples that belong together are not evidence of their own: their differences are added
 * before, so that the whole group flips. Differences of 0 flip to themselves and are left out.
 *
 * <p>Exact where all differences are of one size (McNemar's test), where they are few, and where
 * they are multiples of one number and not too many; elsewhere it is estimated from {@value #FLIPS}
 * random flips, of which b have such a sum, as (b + 1) / ({@value #FLIPS} + 1), which is never too
 * small.
 *
 * <p>Sources: E. J. G. Pitman, <i>Significance tests which may be applied to samples from any
 * populations</i>, Suppl. J. R. Stat. Soc. 4 (1937); B. Phipson, G. K. Smyth, <i>Permutation
 * p-values should never be zero</i>, Stat. Appl. Genet. Mol. Biol. 9 (2010).
 *
 * @param pValue probability of such a rise if both models were equally good
 * @param isExact whether all ways were counted
 */
public record PairedTest(BigDecimal pValue, boolean isExact) {

  /** Number of random flips. */
  static final int FLIPS = 9_999;

  /** Most differences of which all sums are counted: those of each half are an array. */
  static final int MOST_COUNTED = 40;

  /** Most additions for a table of all sums. */
  private static final long MOST_ADDITIONS = 50_000_000;

  /** Bits that the sum of all sizes has: so no sum of whole numbers overflows, and none rounds. */
  private static final int BITS = 60;

  /** Digits of a table's sum, of which rounding leaves more: half is exactly half. */
  private static final MathContext TABLE = new MathContext(12);

  /** Digits that are shown. */
  private static final MathContext SHOWN = new MathContext(3, RoundingMode.UP);

  /**
   * Tests differences.
   *
   * @param differences how much worse the later model is, of each example or group
   */
  public static PairedTest of(double[] differences) {
    long[] steps = steps(differences);
    long[] sizes = LongStream.of(steps).map(Math::abs).sorted().toArray();
    long rises = LongStream.of(steps).filter(step -> step > 0).sum();
    if (sizes.length == 0 || sizes[0] == sizes[sizes.length - 1]) {
      int worse = (int) LongStream.of(steps).filter(step -> step > 0).count();
      return new PairedTest(new McNemar(worse, sizes.length - worse).pValue(), true);
    }
    if (sizes.length <= MOST_COUNTED) {
      return new PairedTest(counted(sizes, rises), true);
    }
    long unit = LongStream.of(sizes).reduce(0, PairedTest::commonDivisor);
    long most = LongStream.of(sizes).sum() / unit;
    return most <= MOST_ADDITIONS / sizes.length
        ? new PairedTest(tabled(sizes, unit, (int) most, rises), true)
        : new PairedTest(random(sizes, rises), false);
  }

  /** The smallest p-value that so many differences can have: all of one sign, 1 / 2ⁿ. */
  public static BigDecimal least(int differences) {
    return BigDecimal.ONE.divide(
        new BigDecimal(BigInteger.TWO.pow(Math.min(differences, MOST_COUNTED))));
  }

  /** Whether the rise is significant at a level. */
  public boolean isSignificant(BigDecimal level) {
    return pValue.compareTo(level) <= 0;
  }

  /** The p-value as text; rounded up, so that 0.05001 does not read as 0.05. */
  public String text() {
    return pValue.round(SHOWN).stripTrailingZeros().toString();
  }

  /** How it was computed: {@code exact permutation test}. */
  public String name() {
    return isExact
        ? "exact permutation test"
        : Formats.format("permutation test of %,d random flips", FLIPS);
  }

  /** Differences that are not 0, as multiples of a power of two: equal sums are then equal. */
  private static long[] steps(double[] differences) {
    double all = 0;
    for (double difference : differences) {
      all += Math.abs(difference);
    }
    int shift = BITS - Math.getExponent(all);
    return Arrays.stream(differences)
        .mapToLong(difference -> (long) Math.rint(Math.scalb(difference, shift)))
        .filter(step -> step != 0)
        .toArray();
  }

  private static long commonDivisor(long a, long b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  /** Counts subsets of the sizes whose sum is at least that of the rises, from two halves. */
  private static BigDecimal counted(long[] sizes, long rises) {
    int half = sizes.length / 2;
    long[] some = sums(Arrays.copyOf(sizes, half));
    long[] others = sums(Arrays.copyOfRange(sizes, half, sizes.length));
    long count = 0;
    int from = others.length; // of the first that is large enough beside this one
    for (long number : some) {
      while (from > 0 && number + others[from - 1] >= rises) {
        from--;
      }
      count += others.length - from;
    }
    return new BigDecimal(count).divide(new BigDecimal(BigInteger.TWO.pow(sizes.length)));
  }

  /** Sums of all subsets, ascending. */
  private static long[] sums(long[] sizes) {
    long[] sums = {0};
    for (long size : sizes) {
      long[] more = new long[2 * sums.length];
      int without = 0;
      int with = 0;
      for (int i = 0; i < more.length; i++) {
        boolean isWithout =
            with == sums.length || (without < sums.length && sums[without] <= sums[with] + size);
        more[i] = isWithout ? sums[without++] : sums[with++] + size;
      }
      sums = more;
    }
    return sums;
  }

  /** Adds up the shares of all sums, size by size. */
  private static BigDecimal tabled(long[] sizes, long unit, int most, long rises) {
    double[] shares = new double[most + 1]; // of the ways to get each sum
    shares[0] = 1;
    int reached = 0;
    for (long each : sizes) {
      int size = (int) (each / unit);
      reached += size;
      for (int sum = reached; sum >= 0; sum--) {
        shares[sum] = (shares[sum] + (sum >= size ? shares[sum - size] : 0)) / 2;
      }
    }
    double tail = 0;
    for (int sum = most; sum >= rises / unit; sum--) { // the smallest shares first
      tail += shares[sum];
    }
    return new BigDecimal(Math.min(1, tail)).round(TABLE);
  }

  private static BigDecimal random(long[] sizes, long rises) {
    RandomStream random = RandomStream.of(0).derive("paired permutation test");
    int asLarge = 0;
    for (int flip = 0; flip < FLIPS; flip++) {
      long sum = 0;
      long bits = 0;
      for (int i = 0; i < sizes.length; i++) {
        bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
        sum += sizes[i] & -(bits & 1);
      }
      asLarge += sum >= rises ? 1 : 0;
    }
    return BigDecimal.valueOf(asLarge + 1).divide(BigDecimal.valueOf(FLIPS + 1));
  }
}
