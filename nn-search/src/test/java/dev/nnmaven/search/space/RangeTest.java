package dev.nnmaven.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.random.RandomStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

  private static final int DRAWS = 20_000;

  private static double[] drawn(String text) {
    Range range = Range.of(text).orElseThrow();
    return IntStream.range(0, DRAWS)
        .mapToDouble(i -> Double.parseDouble(range.draw(RandomStream.of(3).derive("test", i))))
        .toArray();
  }

  /** Largest distance between the share of numbers up to x and what it is to be (Kolmogorov). */
  private static double distance(double[] numbers, DoubleUnaryOperator share) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double largest = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = share.applyAsDouble(sorted[i]);
      largest = Math.max(largest, Math.abs(expected - (double) i / sorted.length));
      largest = Math.max(largest, Math.abs(expected - (i + 1.0) / sorted.length));
    }
    return largest;
  }

  /** Less than once in 10,000 runs would chance go beyond 2.2 / √n. */
  @Test
  void draw_uniformAndLog_areSpreadEvenlyOverNumbersAndPowers() {
    double most = 2.2 / Math.sqrt(DRAWS);
    assertThat(distance(drawn("uniform(2, 6)"), x -> (x - 2) / 4)).isLessThan(most);
    assertThat(distance(drawn("log(1e-4, 1)"), x -> (Math.log10(x) + 4) / 4)).isLessThan(most);
  }

  @Test
  void draw_integer_hasBothEndsAsOftenAsOthers() {
    double[] numbers = drawn("integer(3, 6)");
    for (int n = 3; n <= 6; n++) {
      int wanted = n;
      long count = Arrays.stream(numbers).filter(x -> x == wanted).count();
      assertThat((double) count / DRAWS).as("%d", n).isCloseTo(0.25, within(0.013));
    }
  }

  @Test
  void draw_anyNumber_hasFourDigitsAndEnglishOnes() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      Range range = Range.of(" LOG ( 0.001 , 0.5 ) ").orElseThrow();
      for (int i = 0; i < 200; i++) {
        String text = range.draw(RandomStream.of(i));
        assertThat(text).matches("0\\.0{0,2}[1-9][0-9]{0,3}");
        assertThat(new BigDecimal(text)).isBetween(new BigDecimal("0.001"), new BigDecimal("0.5"));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void draw_narrowRange_staysInside() {
    Range range = Range.of("uniform(0.123451, 0.123459)").orElseThrow();
    for (int i = 0; i < 50; i++) {
      assertThat(new BigDecimal(range.draw(RandomStream.of(i))))
          .isBetween(range.low(), range.high());
    }
  }

  @ParameterizedTest
  @CsvSource({"'log(1e-8, 1e-7)', '1E-8', '1E-7'", "'uniform(-0.50, 2e1)', '-0.5', '20'"})
  void ends_ofARange_areWrittenShort(String text, String low, String high) {
    assertThat(Range.of(text).orElseThrow().ends()).containsExactly(low, high);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "adam", "dropout(0.5)", "uniform", "log(1,2)+l2(3)"})
  void of_anythingElse_isNoRange(String text) {
    assertThat(Range.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'log(0.5, 0.01)', goes from a larger number to a smaller one",
    "'uniform(2, 2.0)', is one number only; write 2",
    "'log(0, 1)', 'has no logarithm at 0; expected numbers above 0'",
    "'log(-1, 1)', has no logarithm at -1",
    "'integer(1.5, 3)', expected whole numbers from 0 to 2147483646",
    "'integer(1, 3000000000)', expected whole numbers from 0 to 2147483646",
    "'uniform(1)', 'expected two numbers, the smaller one first'",
    "'uniform(a, 2)', '\"a\" is not a number such as 0.05 or 1e-4'",
    "'uniform(0, 1e999999999)', '\"1e999999999\" is not a number'",
    "'uniform(0, 11111111111111111)', is not a number"
  })
  void of_whatMakesNoSense_saysWhy(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Range.of(text))
        .withMessageStartingWith(text + ": ")
        .withMessageContaining(message);
  }
}
