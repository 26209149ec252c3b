package dev.nnmaven.trainer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

  @Test
  void isWatched_interactiveAtATerminal_yes() {
    assertThat(Terminal.isWatched(true, XTERM, () -> true)).isTrue();
    assertThat(Terminal.isWatched(true, Map.of(), () -> true)).isTrue();
  }

  @Test
  void isWatched_batchMode_no() {
    assertThat(Terminal.isWatched(false, XTERM, () -> true)).isFalse();
  }

  @Test
  void isWatched_noTerminal_no() {
    assertThat(Terminal.isWatched(true, XTERM, () -> false)).isFalse();
  }

  @Test
  void isWatched_dumbTerminal_no() {
    assertThat(Terminal.isWatched(true, Map.of("TERM", "dumb"), () -> true)).isFalse();
  }

  @Test
  void isWatched_continuousIntegration_no() {
    assertThat(Terminal.isWatched(true, Map.of("TERM", "xterm", "CI", ""), () -> true)).isFalse();
  }

  @Test
  void isWatched_outputOfTheseTests_isNoTerminal() {
    assertThat(Terminal.isWatched(true, XTERM)).isFalse();
  }
}
