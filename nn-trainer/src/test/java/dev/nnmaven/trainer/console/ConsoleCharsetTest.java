package dev.nnmaven.trainer.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.util.RestoreSystemProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleCharsetTest {

  @ParameterizedTest
  @RestoreSystemProperties
  @CsvSource({
    "UTF-8, 4 → 2 linear",
    "US-ASCII, 4 -> 2 linear",
    "ISO-8859-1, 4 -> 2 linear",
  })
  void drawing_consoleOfThatCharset_hasArrowsThatItCanShow(String charset, String expected) {
    System.setProperty("stdout.encoding", charset);
    assertThat(ConsoleCharset.drawing("4 → 2 linear")).isEqualTo(expected);
  }
}
