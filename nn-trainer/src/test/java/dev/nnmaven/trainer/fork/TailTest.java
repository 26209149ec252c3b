package dev.nnmaven.trainer.fork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TailTest {

  private final Tail tail = new Tail();

  @Test
  void asText_fewLines_hasAll() {
    assertThat(tail.asText()).isEmpty();
    tail.add("one");
    tail.add("two");
    assertThat(tail.asText()).isEqualTo(" It said:\n  one\n  two");
  }

  @Test
  void asText_manyLines_hasTheLastTen() {
    for (int i = 1; i <= 100; i++) {
      tail.add("line " + i);
    }
    assertThat(tail.asText()).startsWith(" It said:\n  line 91\n").endsWith("\n  line 100");
  }
}
