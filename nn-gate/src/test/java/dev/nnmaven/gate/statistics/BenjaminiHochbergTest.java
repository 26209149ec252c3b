package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenjaminiHochbergTest {

  private static final BigDecimal LEVEL = new BigDecimal("0.05");

  /** One of several tests, by its index. */
  private static BenjaminiHochberg of(int test, String... pValues) {
    List<BigDecimal> others =
        Arrays.stream(pValues).map(BigDecimal::new).collect(Collectors.toList());
    return new BenjaminiHochberg(others.remove(test), others);
  }

  private static List<Integer> significant(String... pValues) {
    return IntStream.range(0, pValues.length)
        .filter(test -> of(test, pValues).isSignificant(LEVEL))
        .boxed()
        .toList();
  }

  /** The example of the paper itself, section 4: of fifteen endpoints four are significant. */
  @Test
  void isSignificant_fifteenEndpointsOfThePaper_areItsFour() {
    assertThat(
            significant(
                "0.0001", "0.0004", "0.0019", "0.0095", "0.0201", "0.0278", "0.0298", "0.0344",
                "0.0459", "0.3240", "0.4262", "0.5719", "0.6528", "0.7590", "1.000"))
        .containsExactly(0, 1, 2, 3);
  }

  /** The second fails its own limit of 0.025, and is significant since the fourth meets its. */
  @Test
  void isSignificant_smallerThanOneThatIs_isSignificantToo() {
    assertThat(significant("0.03", "0.01", "0.05", "0.04")).containsExactly(0, 1, 2, 3);
    assertThat(significant("0.03", "0.01", "0.0501", "0.04")).containsExactly(1);
  }

  /** 1/3 of 0.05 has no end in decimals: p(1) times 3 has. */
  @Test
  void isSignificant_atTheLimitItself_isExact() {
    assertThat(significant("0.0166666666666666666666666666666", "1", "1")).containsExactly(0);
    assertThat(significant("0.0166666666666666666666666666667", "1", "1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0.03", "1, 0.04", "2, 0.04", "3, 0.5"})
  void adjustedText_ofFourTests_isTheSmallestLevel(int test, String expected) {
    // 4 * 0.0075; 4 * 0.025 / 2 = 0.05 and 4 * 0.03 / 3 = 0.04, of which the smaller counts for
    // both
    assertThat(of(test, "0.0075", "0.025", "0.03", "0.5").adjustedText()).isEqualTo(expected);
  }
}
