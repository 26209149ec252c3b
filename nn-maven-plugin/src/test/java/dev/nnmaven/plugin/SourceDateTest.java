package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDateTest {

  /** Of seconds: date -u -d @1795737599. */
  @ParameterizedTest
  @CsvSource({
    "1795737599, 2026-11-26",
    "1795737600, 2026-11-27",
    "2026-11-27T22:00:00Z, 2026-11-27",
    "2026-11-27T22:00:00-03:00, 2026-11-28",
  })
  void day_ofATime_isThatInUtc(String time, LocalDate expected) {
    assertThat(SourceDate.day(time)).contains(expected);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "x",
        "yesterday",
        "2026-11-27",
        "-5",
        "+12345-01-01T00:00:00Z",
        "999999999999",
        "12345678901234567890"
      })
  void day_ofWhatIsNoTime_isUnknown(String text) {
    assertThat(SourceDate.day(text)).isEmpty();
  }
}
