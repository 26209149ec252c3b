package dev.nnmaven.trainer.fork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TailTest {

  private final Tail tail = new Tail();

  @Test
  void asText_lines_hasTheLastTen() {
    assertThat(tail.asText()).isEmpty();
    tail.add("line 1");
    tail.add("line 2");
    assertThat(tail.asText()).isEqualTo(" It said:\n  line 1\n  line 2");
    for (int i = 3; i <= 100; i++) {
      tail.add("line " + i);
    }
    assertThat(tail.asText()).startsWith(" It said:\n  line 91\n").endsWith("\n  line 100");
  }
}
