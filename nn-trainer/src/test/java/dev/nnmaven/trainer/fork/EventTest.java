package dev.nnmaven.trainer.fork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

  @ParameterizedTest
  @EnumSource(Event.Kind.class)
  void parse_lineOfAnyKind_givesTheSame(Event.Kind kind) {
    Event event =
        new Event(kind, "64 → 3, \"quoted\"\tünd\r\n\\n \u2028", 7, 320, Integer.MAX_VALUE);
    assertThat(event.toLine()).doesNotContain("\n", "\r");
    assertThat(Event.parse(event.toLine())).contains(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "epoch 1",
        "nn-event",
        "nn-event ",
        "nn-event null",
        "nn-event {}",
        "nn-event []",
        "nn-event {\"kind\":\"INFO\",\"text\":\"cut sho",
        "nn-event 3",
        "nn-event {\"kind\":\"INFO\"}",
        "nn-event {\"text\":\"a\"}",
        "nn-event {\"kind\":\"NEW\",\"text\":\"a\"}",
        "nn-event {\"kind\":\"INFO\",\"text\":\"a\",\"epoch\":\"x\"}",
        "nn-event {\"kind\":\"INFO\",\"text\":\"a\",\"epoch\":1e99}",
        "nn-event {\"kind\":\"INFO\",\"text\":{}}",
        " nn-event {\"kind\":\"INFO\",\"text\":\"a\"}",
      })
  void parse_whatOthersPrint_isNoEvent(String line) {
    assertThat(Event.parse(line)).isEmpty();
  }

  @Test
  void parse_deepNesting_isNoEvent() {
    assertThat(Event.parse(Event.MARK + "[".repeat(100_000))).isEmpty();
    assertThat(Event.parse(Event.MARK + "{\"x\":" + "[".repeat(100_000))).isEmpty();
  }
}
