package dev.nnmaven.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.statistics.PairedTest;
import dev.nnmaven.gate.statistics.Units;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PairsTest {

  @Test
  void test_ofGroups_isThatOfTheirSums() {
    Pairs pairs = new Pairs(new double[] {1, 2, -0.5, 4, 0}, Units.groups(7, 3, 7, 3, 9));
    assertThat(pairs.worse()).isEqualTo(3);
    assertThat(pairs.better()).isEqualTo(1);
    assertThat(pairs.groups()).isEqualTo(3);
    assertThat(pairs.test()).isEqualTo(PairedTest.of(new double[] {0.5, 6}));
    assertThat(pairs.testName(false)).isEqualTo("exact permutation test over 3 groups");
    Pairs some = pairs.of(new int[] {0, 1, 2, 4});
    assertThat(some.groups()).isEqualTo(3);
    assertThat(some.test()).isEqualTo(PairedTest.of(new double[] {0.5, 2}));
    assertThat(new Pairs(new double[] {1, 2, -0.5}, Units.NONE).test())
        .isEqualTo(PairedTest.of(new double[] {1, 2, -0.5}));
  }

  @Test
  void reach_ofGroups_isOfTheMeanOverAllExamples() {
    int[] groups = {7, 3, 7, 3, 9, 1, 2};
    Pairs pairs = new Pairs(new double[] {-1, -2, 0.5, -4, 0, 0, 0}, Units.groups(groups));
    assertThat(pairs.units()).isEqualTo(5);
    assertThat(pairs.rise()).isEqualTo(-6.5 / 7);
    assertThat(pairs.reach().lower(new BigDecimal("0.05"))).hasValue(-3.0); // of the group 3 alone
    assertThat(pairs.leastPValue()).isEqualByComparingTo("0.25"); // two groups differ
  }

  /** Sixty copies of an image that is lost are one image, beside two that are gained. */
  @Test
  void test_ofCopies_isThatOfEachOnce() {
    double[] rises = new double[63];
    Arrays.fill(rises, 0, 60, 1);
    Arrays.fill(rises, 60, 62, -1);
    int[] equal = new int[63];
    Arrays.setAll(equal, i -> Math.max(0, i - 59));
    Pairs once = new Pairs(new double[] {1, -1, -1, 0}, Units.NONE);
    Pairs copies = new Pairs(rises, Units.equal(equal));
    assertThat(copies.test()).isEqualTo(once.test());
    assertThat(copies.units()).isEqualTo(4);
    assertThat(copies.rise()).isEqualTo(once.rise());
    assertThat(copies.lost()).isEqualTo(1);
    assertThat(copies.gained()).isEqualTo(2);
    assertThat(copies.worse()).isEqualTo(60);
    assertThat(copies.areCounts()).isTrue();
    assertThat(copies.testName(true)).isEqualTo("exact McNemar over 4 different ones");
    rises[0] = 0; // of rows with the same inputs, another actual value
    assertThat(new Pairs(rises, Units.equal(equal)).areCounts()).isFalse();
  }
}
