package dev.nnmaven.plugin.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers with each of the faults that are looked for are found out. */
class FuzzTest {

  private static final byte[] JSON = "{\"length\": 4, \"names\": [\"a\", \"b\"]}".getBytes(UTF_8);

  private static Fuzz fuzz(Mutator mutator) {
    return new Fuzz("careless", mutator, IOException.class, 1 << 24, 10, Duration.ofMillis(300));
  }

  private static void caught(Mutator mutator, Fuzz.Reader careless, String expected) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> fuzz(mutator).run(careless, 1, 60))
        .withMessageMatching(
            "careless: " + expected + ".*; -Dfuzz.seed=\\d+ repeats it, the file is .*target.*");
  }

  private static Mutator text() {
    return Mutator.ofText(List.of(JSON));
  }

  private static Mutator bytes() {
    return Mutator.ofBytes(List.of(new byte[] {0, 0, 0, 4, 1, 2, 3, 4}));
  }

  @Test
  void run_otherException_isCaught() {
    caught(
        text(),
        file -> assertThat(JsonParser.parseString(new String(file, UTF_8))).isNotNull(),
        "threw com.google.gson.JsonSyntaxException");
  }

  @Test
  void run_believedLength_isCaught() {
    caught(
        bytes(),
        file -> {
          int length = file.length < Integer.BYTES ? 0 : ByteBuffer.wrap(file).getInt();
          byte[] content = new byte[Math.min(Math.max(length, 0), 1 << 26)];
          System.arraycopy(file, 0, content, 0, Math.min(file.length, content.length));
        },
        "allocated ");
  }

  @Test
  void run_endlessLoop_isCaught() {
    caught(
        bytes(),
        file -> {
          int chunk = file.length == 0 ? 1 : file[0] + 1;
          for (long read = 0; read < 4 && !Thread.currentThread().isInterrupted(); read += chunk) {
            chunk = Math.max(chunk, 0);
          }
        },
        "reading does not end");
  }
}
