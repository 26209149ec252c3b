package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedTestTest {

  private static PairedTest test(double... differences) {
    return PairedTest.of(differences);
  }

  /** Every way to give signs, one by one; of whole numbers, so that nothing is rounded. */
  private static BigDecimal counted(long[] steps) {
    long found = Arrays.stream(steps).sum();
    long asLarge = 0;
    for (long signs = 0; signs < 1L << steps.length; signs++) {
      long sum = 0;
      for (int i = 0; i < steps.length; i++) {
        sum += (signs >> i & 1) == 1 ? steps[i] : -steps[i];
      }
      asLarge += sum >= found ? 1 : 0;
    }
    return new BigDecimal(asLarge).divide(new BigDecimal(1L << steps.length));
  }

  /** By hand: of the 8 ways to give 1, 2 and 4 signs, one sums to 7 and one to 5. */
  @Test
  void of_fewDifferences_isTheShareOfAllSigns() {
    assertThat(test(1, 2, 4).pValue()).isEqualByComparingTo("0.125");
    assertThat(test(-1, 2, 4).pValue()).isEqualByComparingTo("0.25");
    assertThat(test(-1, -2, -4).pValue()).isEqualByComparingTo("1");
    assertThat(test(3, -1, -2).pValue()).isEqualByComparingTo("0.625"); // 3 + 1 - 2 and so on
    assertThat(test().pValue()).isEqualByComparingTo("1");
    assertThat(test(0, 0).pValue()).isEqualByComparingTo("1");
    assertThat(test(0, 1, 0, 2).pValue()).isEqualByComparingTo("0.25");
    assertThat(test(1e-300, 2e-300).pValue()).isEqualByComparingTo("0.25");
    assertThat(test(1e38, 2e38).pValue()).isEqualByComparingTo("0.25");
  }

  @Test
  void of_randomDifferencesWithTiesAndZeros_isThatOfCounting() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      int most = round % 2 == 0 ? 4 : 1 << 20;
      long[] steps = random.longs(1 + random.nextInt(13), -most, most + 1).toArray();
      double unit = Math.scalb(1.0, random.nextInt(40) - 20);
      PairedTest found = PairedTest.of(Arrays.stream(steps).mapToDouble(s -> s * unit).toArray());
      assertThat(found.isExact()).isTrue();
      assertThat(found.pValue()).isEqualByComparingTo(counted(steps));
    }
  }

  /** Tenths have no exact sums as floats: these are ties all the same. */
  @Test
  void of_errorsOfBaselines_tieAsTheirNumbersDo() {
    double tenth = 0.1f;
    assertThat(test(tenth, tenth, tenth, -tenth, 3 * tenth, -2 * tenth).pValue())
        .isEqualByComparingTo(counted(new long[] {1, 1, 1, -1, 3, -2}));
  }

  /** Ways to reach each sum, in integers. */
  private static BigInteger[] ways(int[] sizes) {
    BigInteger[] ways = new BigInteger[Arrays.stream(sizes).sum() + 1];
    Arrays.fill(ways, BigInteger.ZERO);
    ways[0] = BigInteger.ONE;
    for (int size : sizes) {
      for (int sum = ways.length - 1; sum >= size; sum--) {
        ways[sum] = ways[sum].add(ways[sum - size]);
      }
    }
    return ways;
  }

  @Test
  void of_manySmallWholeNumbers_isThatOfAllWays() {
    Random random = new Random(4);
    for (int n : new int[] {39, 40, 41, 60, 200, 1000}) {
      int[] steps = random.ints(n, -3, 6).toArray();
      steps[0] = 5;
      BigInteger[] ways = ways(Arrays.stream(steps).map(Math::abs).toArray());
      int rises = Arrays.stream(steps).filter(step -> step > 0).sum();
      BigInteger asLarge =
          IntStream.range(rises, ways.length)
              .mapToObj(sum -> ways[sum])
              .reduce(BigInteger.ZERO, BigInteger::add);
      double expected =
          new BigDecimal(asLarge)
              .divide(new BigDecimal(BigInteger.TWO.pow(n)), new MathContext(20))
              .doubleValue();
      PairedTest found =
          PairedTest.of(Arrays.stream(steps).mapToDouble(step -> step / 4.0).toArray());
      assertThat(found.isExact()).isTrue();
      assertThat(found.pValue().doubleValue()).isCloseTo(expected, within(1e-11 * expected));
    }
  }

  @Test
  void of_differencesOfOneSize_isMcNemars() {
    double[] differences = new double[5000];
    Arrays.fill(differences, 0, 2000, 0.3);
    Arrays.fill(differences, 2000, 3900, -0.3);
    assertThat(PairedTest.of(differences))
        .isEqualTo(new PairedTest(new McNemar(2000, 1900).pValue(), true));
  }

  /** One difference more than can be counted, which hardly changes anything. */
  @Test
  void of_manyDifferences_continuesTheExactOne() {
    Random random = new Random(5);
    double[] many = random.doubles(PairedTest.MOST_COUNTED + 1, -1, 1.3).toArray();
    many[many.length - 1] = 1e-9;
    PairedTest exact = PairedTest.of(Arrays.copyOf(many, many.length - 1));
    PairedTest estimated = PairedTest.of(many);
    assertThat(exact.isExact()).isTrue();
    assertThat(estimated.isExact()).isFalse();
    assertThat(exact.pValue().doubleValue()).isBetween(0.01, 0.5);
    assertThat(estimated.pValue().doubleValue())
        .isCloseTo(exact.pValue().doubleValue(), within(0.012)); // 3 standard errors
  }

  /** Phipson and Smyth: none of the flips has such a sum, and the p-value is not 0. */
  @Test
  void of_manyRisesOnly_isTheSmallestThatSoManyFlipsCanShow() {
    double[] rises = new Random(6).doubles(500, 1, 2).toArray();
    assertThat(PairedTest.of(rises).pValue()).isEqualByComparingTo("0.0001");
  }

  /** The same figure on every machine and in every order of the rows. */
  @Test
  void of_manyDifferences_isAlwaysTheSame() {
    Random random = new Random(7);
    List<Double> rows = new ArrayList<>(random.doubles(300, -1, 1.1).boxed().toList());
    PairedTest first = PairedTest.of(rows.stream().mapToDouble(Double::doubleValue).toArray());
    Collections.shuffle(rows, random);
    PairedTest second = PairedTest.of(rows.stream().mapToDouble(Double::doubleValue).toArray());
    assertThat(second).isEqualTo(first);
    assertThat(first.pValue()).isEqualByComparingTo("0.0193");
  }

  private static final BigDecimal LEVEL = new BigDecimal("0.05");

  private static double[] sizes(int groups, int size) {
    return IntStream.range(0, groups).mapToDouble(i -> size).toArray();
  }

  /** Of five, 31 sets: one of them may lie beyond at 2 of 32, and none at 1 of 32. */
  @Test
  void bounds_ofFiveDifferences_areMeansOfSets() {
    PairedMean found = new PairedMean(new double[] {-1, -2, -3, -4, -10}, sizes(5, 1));
    assertThat(found.lower(LEVEL)).hasValue(-10.0);
    assertThat(found.lower(new BigDecimal("0.0625"))).hasValue(-7.0); // (-4 - 10) / 2
    assertThat(found.lower(new BigDecimal("0.03"))).isEmpty();
    assertThat(new PairedMean(new double[] {1, 2, 3, 4}, sizes(4, 1)).lower(LEVEL)).isEmpty();
  }

  /** Just beyond a bound the test of the differences less that mean rejects, just within not. */
  @Test
  void bounds_areWhereThePermutationTestTurns() {
    Random random = new Random(3);
    for (int run = 0; run < 50; run++) {
      double[] rises = random.doubles(5 + run % 8, -1, 2).toArray();
      double lower = new PairedMean(rises, sizes(rises.length, 1)).lower(LEVEL).orElseThrow();
      assertThat(less(rises, lower - 1e-6).isSignificant(LEVEL)).isTrue();
      assertThat(less(rises, lower + 1e-6).isSignificant(LEVEL)).isFalse();
    }
  }

  private static PairedTest less(double[] rises, double mean) {
    return PairedTest.of(Arrays.stream(rises).map(rise -> rise - mean).toArray());
  }

  @Test
  void bounds_ofMany_areTheSameEverywhere() {
    double[] rises = new Random(5).doubles(500, -1, 1.2).toArray();
    PairedMean found = new PairedMean(rises, sizes(500, 1));
    double mean = Arrays.stream(rises).average().orElseThrow();
    double half = 1.645 * 2.2 / Math.sqrt(12) / Math.sqrt(500);
    assertThat(found.lower(LEVEL).orElseThrow()).isCloseTo(mean - half, within(0.01));
    assertThat(new PairedMean(rises, sizes(500, 1)).lower(LEVEL)).isEqualTo(found.lower(LEVEL));
  }
}
