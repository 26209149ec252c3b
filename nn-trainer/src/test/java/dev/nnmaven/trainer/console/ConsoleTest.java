package dev.nnmaven.trainer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {

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
