package dev.nnmaven.trainer.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

  private static final int RUNS = 600;

  @ParameterizedTest
  @EnumSource(Event.Kind.class)
  void parse_lineOfAnyKind_givesTheSame(Event.Kind kind) {
    Event event =
        new Event(kind, "64 → 3, \"quoted\"\tünd\r\n\\n \u2028", 7, 320, Integer.MAX_VALUE);
    assertThat(event.toLine()).doesNotContain("\n", "\r");
    assertThat(Event.parse(event.toLine())).contains(event);
  }

  @Test
  void parse_anyText_givesTheSame() {
    Random random = new Random(1);
    for (int run = 0; run < RUNS; run++) {
      Event event = Event.of(Event.Kind.INFO, text(random));
      assertThat(Event.parse(event.toLine())).as("run %d", run).contains(event);
    }
  }

  /** Cut short or damaged: what a process that is killed, or two that write at once, may leave. */
  @Test
  void parse_damagedLineOrJunkAfterTheMark_isNoEventOrAWholeOne() {
    Random random = new Random(2);
    for (int run = 0; run < RUNS; run++) {
      String line = Event.of(Event.Kind.FAILED, text(random)).toLine();
      int from = random.nextInt(line.length());
      int to = from + random.nextInt(line.length() - from + 1);
      String damaged =
          random.nextBoolean()
              ? line.substring(0, to)
              : line.substring(0, from) + text(random) + line.substring(to);
      for (String odd : List.of(damaged, Event.MARK + text(random))) {
        assertThat(Event.parse(odd).stream())
            .as("run %d: %s", run, odd)
            .allMatch(event -> event.kind() != null && event.text() != null);
      }
    }
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

  /** Of what makes JSON, of letters of one to four bytes, and of control characters. */
  private static String text(Random random) {
    int[] characters = {
      '{', '}', '"', '\\', ':', ',', '[', 'n', '0', ' ', '\n', 0, 'ü', '→', 0x1f98a
    };
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(20); length > 0; length--) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }
}
