package dev.nnmaven.nn.text;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.testing.Cases;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatTextTest {

  @Test
  void of_anyFiniteFloat_parsesBackToSameBits() {
    Cases.check(
        200_000,
        random -> {
          float value = Float.intBitsToFloat(random.nextInt());
          if (Float.isFinite(value)) {
            int bits = Float.floatToRawIntBits(Float.parseFloat(FloatText.of(value)));
            if (bits != Float.floatToRawIntBits(value)) {
              throw new AssertionError(value + " became " + FloatText.of(value));
            }
          }
        });
  }

  @Test
  void of_anyFiniteFloat_hasNoDigitTooMany() {
    Cases.check(
        20_000,
        random -> {
          float value = Float.intBitsToFloat(random.nextInt());
          if (Float.isFinite(value) && value != 0f) {
            int digits = new BigDecimal(FloatText.of(value)).stripTrailingZeros().precision();
            assertThat(digits).isLessThanOrEqualTo(9);
            if (digits > 6) {
              MathContext fewer = new MathContext(digits - 1);
              assertThat(Float.parseFloat(new BigDecimal(value).round(fewer).toString()))
                  .isNotEqualTo(value);
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
    "0x3f000001, 0.50000006",
    "0x4c000004, 33554450",
    "0x4d800001, 268435500",
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
    "-12, -12",
  })
  void of_fixedDouble_isFixedText(double value, String text) {
    assertThat(FloatText.of(value)).isEqualTo(text);
  }

  @Test
  void of_doubleNotFinite_isRefused() {
    assertThatThrownBy(() -> FloatText.of(Double.NaN)).hasMessageContaining("found NaN");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void of_notFinite_isRefused(float value) {
    assertRefusedSaying(() -> FloatText.of(value), "finite", Float.toString(value));
  }
}
