package dev.nnmaven.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.io.IOException;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.RestoreSystemProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapedTest {

  private static final String FORGED = "A\n[INFO] \u001b[1mBUILD SUCCESS\r\n::error::x\u202e";

  @ParameterizedTest
  @RestoreSystemProperties
  @CsvSource({
    "UTF-8, 4 → 2: −1 ± 3",
    "US-ASCII, 4 -> 2: -1 +/- 3",
    "ISO-8859-1, 4 -> 2: -1 ± 3",
  })
  void line_onConsoleOfThatCharset_hasSignsThatItCanShow(String charset, String expected) {
    System.setProperty("stdout.encoding", charset);
    assertThat(Escaped.line("4 → 2: −1 ± 3")).isEqualTo(expected);
  }

  @Test
  void message_furtherLinesThatBeginWithAMark_areQuoted() {
    assertThat(Escaped.message(FORGED))
        .isEqualTo("A\n  | [INFO] \\u001b[1mBUILD SUCCESS\n  | ::error::x\\u202e");
    assertThat(Escaped.message("A\n  [INFO] BUILD SUCCESS\n\t::error::"))
        .isEqualTo("A\n  |   [INFO] BUILD SUCCESS\n  | \t::error::");
    String ours =
        "The configuration has a mistake:\n  nn.x: y\n  <columns>\n\tat Größe\nTo fix: z\n... 3 more";
    assertThat(Escaped.message(ours)).isEqualTo(ours);
  }

  @Test
  void message_withoutEnd_isCut() {
    assertThat(Escaped.message("a".repeat(16_000_000))).hasSizeLessThan(5000);
    assertThat(Escaped.message("a\n".repeat(1_000_000)).lines()).hasSize(201);
  }

  @Test
  void exception_withCauses_showsAllMessages() {
    IOException deepest = new IOException(FORGED);
    IllegalStateException e = new IllegalStateException("clean", new IOException(FORGED, deepest));
    e.addSuppressed(new IOException(FORGED));
    Throwable visible = Escaped.exception(e);
    assertThat(Throwables.getStackTrace(visible))
        .contains(
            "java.lang.IllegalStateException: clean",
            "Caused by: java.io.IOException: A\\u000a[INFO]")
        .contains(
            "Suppressed: java.io.IOException: A\\u000a[INFO]", "\\u001b", getClass().getName())
        .doesNotContain("\u001b", "\n[INFO]", "\n::", "\u202e");
    for (Throwable one = visible; one != null; one = one.getCause()) {
      assertThat(one.getMessage()).doesNotContain("\u001b", "\n[INFO]");
    }
  }

  @Test
  void exception_thatIsVisible_isTheSame() {
    Exception e = new IOException("clean", new IOException((String) null));
    assertThat(Escaped.exception(e)).isSameAs(e);
    RuntimeException unexpected = new IllegalStateException("clean");
    assertThat(Escaped.unexpected(unexpected)).isSameAs(unexpected);
    assertThat(Escaped.unexpected(new IllegalStateException(FORGED)))
        .hasMessage(Escaped.line(FORGED));
  }

  /** Those whose authors write lines; of all others a line end comes from data. */
  @Test
  void exception_ofLines_keepsThem() {
    for (Exception e :
        List.of(new ConfigurationException("a:\n  b"), new DatasetException("a:\n  b"))) {
      assertThat(Escaped.exception(e)).isSameAs(e);
      assertThat(Failures.describe(e)).isEqualTo("a:\n  b");
    }
    for (Exception e : List.of(new IOException(FORGED), new NumberFormatException(FORGED))) {
      assertThat(Failures.describe(e))
          .isEqualTo("A\\u000a[INFO] \\u001b[1mBUILD SUCCESS\\u000d\\u000a::error::x\\u202e");
    }
  }

  @Test
  void exception_thatIsItsOwnCausesCause_comesToAnEnd() {
    Exception first = new IOException("first");
    Exception second = new IOException("second", first);
    first.initCause(second);
    assertThat(Escaped.exception(second)).hasMessage("second");
  }
}
