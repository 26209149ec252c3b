package dev.nnmaven.nn.text;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.testing.Cases;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatTextTest {

  /** Of more than six digits, none is one too many. */
  @Test
  void of_anyFiniteFloat_isReadBackToTheSameBits() {
    Cases.check(
        100_000,
        random -> {
          float value = Float.intBitsToFloat(random.nextInt());
          if (Float.isFinite(value)) {
            String text = FloatText.of(value);
            if (Float.compare(Float.parseFloat(text), value) != 0) {
              throw new AssertionError(value + " became " + text);
            }
            int digits = new BigDecimal(text).stripTrailingZeros().precision();
            MathContext fewer = new MathContext(Math.max(1, digits - 1));
            if (digits > 9
                || digits > 6
                    && Float.parseFloat(new BigDecimal(value).round(fewer).toString()) == value) {
              throw new AssertionError(text + " has a digit too many");
            }
          }
        });
  }

  /** Fixed texts: the same on every JDK, where {@link Float#toString} has had two forms. */
  @ParameterizedTest
  @CsvSource({
    "0x3dcccccd, 0.1",
    "0x3f800000, 1",
    "0xc1400000, -12",
    "0x33d6bf95, 1E-7",
    "0x358637bd, 0.000001",
    "0x501502f9, 1E+10",
    "0x4b189680, 10000000",
    "0x4cbebc20, 100000000",
    "0x00000001, 1.4013E-45",
    "0x007fffff, 1.1754942E-38",
    "0x00800000, 1.1754944E-38",
    "0x7f7fffff, 3.4028235E+38",
    "0x80000000, -0.0",
    "0x00000000, 0",
    "0x3eaaaaab, 0.33333334",
    "0x4c000004, 33554450",
  })
  void of_fixedBits_isFixedText(String bits, String text) {
    float value = Float.intBitsToFloat(Long.decode(bits).intValue());
    assertThat(FloatText.of(value)).isEqualTo(text);
    assertThat(Float.floatToRawIntBits(Float.parseFloat(text)))
        .isEqualTo(Float.floatToRawIntBits(value));
  }

  /** The fewest digits of all that give the same double. */
  @Test
  void of_anyDouble_isReadBackToTheSameBits() {
    Cases.check(
        3000,
        random -> {
          double value =
              random.nextBoolean()
                  ? Double.longBitsToDouble(random.nextLong())
                  : Math.rint(random.nextGaussian() * 1e6) / 1000;
          if (Double.isFinite(value)) {
            String text = FloatText.of(value);
            assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
                .isEqualTo(Double.doubleToRawLongBits(value));
            int digits = new BigDecimal(text).stripTrailingZeros().precision();
            assertThat(digits).isLessThanOrEqualTo(17);
            if (digits > 15) {
              MathContext fewer = new MathContext(digits - 1);
              assertThat(new BigDecimal(value).round(fewer).doubleValue()).isNotEqualTo(value);
            }
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "2e-3, 0.002",
    "1e23, 1E+23",
    "9007199254740993, 9007199254740992",
    "4.9e-324, 4.94065645841247E-324",
    "1.7976931348623157e308, 1.7976931348623157E+308",
    "-0.0, -0.0",
    "0, 0",
  })
  void of_fixedDouble_isFixedText(double value, String text) {
    assertThat(FloatText.of(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void of_notFinite_isRefused(float value) {
    assertRefusedSaying(() -> FloatText.of((double) value), "found " + value);
    assertRefusedSaying(() -> FloatText.of(value), "finite", Float.toString(value));
  }
}
