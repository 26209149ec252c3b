package dev.nnmaven.trainer.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleCharsetTest {

  @ParameterizedTest
  @CsvSource({
    "UTF-8, 4 → 2 linear",
    "US-ASCII, 4 -> 2 linear",
    "ISO-8859-1, 4 -> 2 linear",
    "windows-1252, 4 -> 2 linear",
  })
  void drawing_consoleOfThatCharset_hasArrowsThatItCanShow(String charset, String expected) {
    String before = System.getProperty("stdout.encoding");
    try {
      System.setProperty("stdout.encoding", charset);
      assertThat(ConsoleCharset.drawing("4 → 2 linear")).isEqualTo(expected);
    } finally {
      if (before == null) {
        System.clearProperty("stdout.encoding");
      } else {
        System.setProperty("stdout.encoding", before);
      }
    }
  }
}
