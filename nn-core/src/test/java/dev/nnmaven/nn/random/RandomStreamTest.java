package dev.nnmaven.nn.random;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {

  /** The numbers that other implementations of SplitMix64 publish for this seed. */
  @Test
  void nextLong_seed1234567_givesPublishedNumbers() {
    RandomStream stream = RandomStream.of(1234567);
    for (String expected :
        new String[] {
          "6457827717110365317",
          "3203168211198807973",
          "9817491932198370423",
          "4593380528125082431",
          "16408922859458223821"
        }) {
      assertThat(Long.toUnsignedString(stream.nextLong())).isEqualTo(expected);
    }
  }

  @Test
  void derive_whateverWasDrawnBefore_givesSameStream() {
    RandomStream fresh = RandomStream.of(3);
    RandomStream used = RandomStream.of(3);
    used.nextLong();
    used.derive("dropout").nextLong();
    assertThat(used.derive("noise", 1, 2).nextLong())
        .isEqualTo(fresh.derive("noise", 1, 2).nextLong());
    assertThat(used.derive(4, 5).nextLong()).isEqualTo(fresh.derive(4, 5).nextLong());
  }

  @Test
  void derive_otherPurposeIndexOrSeed_givesOtherStream() {
    Set<Long> firsts = new HashSet<>();
    int streams = 0;
    for (long seed = -3; seed <= 3; seed++) {
      RandomStream stream = RandomStream.of(seed);
      firsts.add(stream.nextLong());
      streams++;
      for (String purpose : new String[] {"weights", "shuffle", "regularizer", "", "ab", "ba"}) {
        for (long i = -2; i < 50; i++) {
          for (long j = 0; j < 50; j++) {
            firsts.add(stream.derive(purpose, i, j).nextLong());
            streams++;
          }
        }
      }
    }
    assertThat(firsts).hasSize(streams);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 100, 1000})
  void nextInt_manyDraws_isUniform(int bound) {
    RandomStream stream = RandomStream.of(5);
    int[] counts = new int[bound];
    for (int i = 0; i < 1000 * bound; i++) {
      counts[stream.nextInt(bound)]++;
    }
    assertUniform(counts);
  }

  /** A bound just above a power of two, where taking remainders alone would favour the low half. */
  @Test
  void nextInt_largeBound_favoursNoHalf() {
    int bound = (1 << 30) + (1 << 29);
    RandomStream stream = RandomStream.of(6);
    int[] counts = new int[6];
    for (int i = 0; i < 60_000; i++) {
      counts[(int) (6L * stream.nextInt(bound) / bound)]++;
    }
    assertUniform(counts);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void nextInt_boundNotPositive_isRefused(int bound) {
    assertRefusedSaying(
        () -> RandomStream.of(1).nextInt(bound), "positive", Integer.toString(bound));
  }

  /** Chi-square, as far from its mean as five standard deviations at most. */
  private static void assertUniform(int[] counts) {
    double expected = (double) Arrays.stream(counts).sum() / counts.length;
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    int freedom = counts.length - 1;
    assertThat(chiSquare).isLessThanOrEqualTo(freedom + 5 * Math.sqrt(2.0 * freedom));
  }

  @Test
  void shuffle_fourElements_givesEachOrderEquallyOften() {
    int[] counts = new int[256];
    for (int i = 0; i < 24_000; i++) {
      int[] values = {0, 1, 2, 3};
      RandomStream.of(8).derive("shuffle", i).shuffle(values);
      counts[values[0] * 64 + values[1] * 16 + values[2] * 4 + values[3]]++;
    }
    int[] orders = Arrays.stream(counts).filter(count -> count > 0).toArray();
    assertThat(orders).hasSize(24);
    assertUniform(orders);
  }

  /** Points of the normal distribution as tables print them, e.g. NIST handbook 1.3.6.7.1. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.75, 0.6744897502",
    "0.975, 1.9599639845",
    "0.999, 3.0902323062",
    "0.999999, 4.7534243088",
    "0.075, -1.4395314709",
    "1e-9, -5.9978070150",
    "1e-15, -7.9413453262",
  })
  void normalQuantile_publishedPoint_isWithinOneMillionth(double p, double expected) {
    assertThat(NormalQuantile.of(p)).isCloseTo(expected, within(1e-6));
  }

  /** The seeds of streams that start with 64 bits of 0 and of 1: mixing can be undone. */
  @Test
  void nextGaussian_smallestAndLargestDraw_isFinite() {
    long zeros = 0x61C8864680B583EBL;
    long ones = 0x31628AF67B2131ABL;
    assertThat(RandomStream.of(zeros).nextLong()).isZero();
    assertThat(RandomStream.of(ones).nextLong()).isEqualTo(-1);
    assertThat(RandomStream.of(zeros).nextGaussian()).isBetween(-9f, -8f);
    assertThat(RandomStream.of(ones).nextGaussian()).isBetween(8f, 9f);
    assertThat(RandomStream.of(zeros).nextFloat()).isZero();
    assertThat(RandomStream.of(ones).nextFloat()).isEqualTo(Math.nextDown(1f));
  }
}
