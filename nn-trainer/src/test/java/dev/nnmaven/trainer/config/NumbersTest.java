package dev.nnmaven.trainer.config;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0.95, 0.95", "95%, 0.95", "95 %, 0.95", "99.95%, 0.9995", "100%, 1", "0, 0", "0%, 0",
    "1, 1", "1., 1", ".5, 0.5", ".5%, 0.005", "00.5, 0.5", "0.00000000000001, 1e-14", "0.29, 0.29"
  })
  void share_asPeopleWriteIt_isExact(String text, BigDecimal expected) {
    assertThat(Numbers.share(text)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "%", ".", "-1", "-0.1", "+0.5", "1e-3",
        "101%", "100.01%", "0.9.5", "95%%", "%95", "0x1", "NaN",
        "Infinity", "½", "٠.٥", "ninety", "0.95 0.95", "101", "0,9,5"
      })
  void share_notAShare_saysWhatWasExpectedAndFound(String text) {
    share_almostAShare_saysWhatWasMeant(text, "");
  }

  @ParameterizedTest
  @CsvSource({
    "90, ' (did you mean 90%?)'",
    "99.5, ' (did you mean 99.5%?)'",
    "100, ' (did you mean 100%?)'",
    "'0,95', ; write a decimal point",
    "'99,5%', ; write a decimal point"
  })
  void share_almostAShare_saysWhatWasMeant(String text, String hint) {
    assertRefused(
        () -> Numbers.share(text),
        "expected a share from 0 to 1 such as 0.95 or 95%, found \"" + text + "\"" + hint);
  }

  @ParameterizedTest
  @CsvSource({"0.95, 95%", "1, 100%", "0, 0%", "0.9995, 99.95%", "0.2000, 20%", "1e-3, 0.1%"})
  void percent_ofAShare_hasAllItsDigits(BigDecimal share, String expected) {
    assertThat(Numbers.percent(share)).isEqualTo(expected);
    assertThat(Numbers.share(expected)).isEqualByComparingTo(share);
  }

  @ParameterizedTest
  @CsvSource({"1e30, 1e30", "2.5E-9, 0.0000000025"})
  void nonNegative_anExponent_isRead(String text, BigDecimal expected) {
    assertThat(Numbers.nonNegative(text)).isEqualByComparingTo(expected);
  }

  @Test
  void share_hugeText_isRefusedWithoutArithmetic() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Numbers.share("0." + "1".repeat(1_000_000)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "+7, 7", "007, 7"})
  void integer_withinLimits_isRead(String text, int expected) {
    assertThat(Numbers.integer(text, 1, 10)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "11", "-1", "", "1.0", "1e1", "ten", "99999999999999999999", "0x5", "1_0"})
  void integer_outsideOrNoNumber_namesLimitsAndText(String text) {
    assertRefused(
        () -> Numbers.integer(text, 1, 10),
        "expected a whole number, at least 1 and at most 10, found \"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1, -1",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808"
  })
  void anyLong_ofSixtyFourBits_isRead(String text, long expected) {
    assertThat(Numbers.anyLong(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9223372036854775808", "1.5", "seed"})
  void anyLong_noneOfSixtyFourBits_namesTheText(String text) {
    assertRefused(() -> Numbers.anyLong(text), "expected a whole number, found \"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.1f", "1e-3, 0.001f", "1., 1f", ".5, 0.5f", "-2, -2f", "+1.5E+2, 150f"})
  void decimal_asPeopleWriteIt_isRead(String text, float expected) {
    assertThat(Numbers.decimal(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "1e", "10%", "1f", "1d", "0x1p3", "1_0", "--1", "0,1", ",5"})
  void decimal_noNumber_namesTheText(String text) {
    String hint = text.contains(",") ? "; write a decimal point" : "";
    assertRefused(() -> Numbers.decimal(text), "expected a number, found \"" + text + "\"" + hint);
  }

  private final Mistakes mistakes = new Mistakes();

  @ParameterizedTest
  @CsvSource({
    "true, true", "TRUE, true", "' True\n', true", "'', true",
    "false, false", "False, false", "'\tfalse ', false", "' ', true"
  })
  void of_trueOrFalse_isThatAndNothingTheDefault(String text, boolean expected)
      throws ConfigurationException {
    assertThat(mistakes.parse("nn.force", text, Switches::of).orElse(true)).isEqualTo(expected);
    mistakes.throwIfAny();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "yes", "1", "0", "on", "tru", "true false", "wahr", "${nn.skip}"})
  void of_anyOtherWord_isAMistake(String text) {
    mistakes.parse("nn.force", text, Switches::of);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage(
            "The configuration has a mistake:\n"
                + "  nn.force: expected true or false, found \"%s\"",
            text);
  }
}
