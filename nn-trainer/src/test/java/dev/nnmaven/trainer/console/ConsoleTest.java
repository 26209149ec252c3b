package dev.nnmaven.trainer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.RestoreSystemProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {

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

  private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

  @Test
  void isWatched_anything_isWhereAPersonLooks() {
    assertThat(Terminal.isWatched(true, XTERM, () -> true)).isTrue();
    assertThat(Terminal.isWatched(true, Map.of(), () -> true)).isTrue();
    assertThat(Terminal.isWatched(false, XTERM, () -> true)).as("batch mode").isFalse();
    assertThat(Terminal.isWatched(true, XTERM, () -> false)).as("no terminal").isFalse();
    assertThat(Terminal.isWatched(true, Map.of("TERM", "dumb"), () -> true)).isFalse();
    assertThat(Terminal.isWatched(true, Map.of("TERM", "xterm", "CI", ""), () -> true)).isFalse();
    assertThat(Terminal.isWatched(true, XTERM)).as("the output of these tests").isFalse();
  }
}
