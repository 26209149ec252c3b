package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.LogLines;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

class EscapingLogTest {

  private final Log log = Mockito.mock(Log.class);
  private final Log visible = EscapingLog.of(log, "");

  @Test
  void texts_withWhatNobodySees_showItsNumbers() {
    String forged = "A\n[INFO] \u001b[1mBUILD\u202e\r";
    visible.debug(forged);
    visible.info(forged);
    visible.warn(forged);
    visible.error(forged);
    String shown = ": A\\u000a[INFO] \\u001b[1mBUILD\\u202e\\u000d";
    assertThat(LogLines.of(log))
        .containsExactly("debug" + shown, "info" + shown, "warn" + shown, "error" + shown);
  }

  @Test
  void texts_ofLettersTabsAndArrows_stayAsTheyAre() {
    visible.info("\tat Größe.→ \\u000a\t");
    assertThat(LogLines.of(log)).containsExactly("info: \tat Größe.→ \\u000a\t");
  }

  @Test
  void texts_ofOneModuleOfMany_beginWithItsName() {
    EscapingLog.of(log, "[left] ").info("epoch");
    EscapingLog.of(log, "[left] ").warn("slow");
    assertThat(LogLines.of(log)).containsExactly("info: [left] epoch", "warn: [left] slow");
  }

  @Test
  void levels_areThoseOfTheLogBelow() {
    Mockito.when(log.isDebugEnabled()).thenReturn(true);
    Mockito.when(log.isErrorEnabled()).thenReturn(true);
    assertThat(visible.isDebugEnabled()).isTrue();
    assertThat(visible.isInfoEnabled()).isFalse();
    assertThat(visible.isWarnEnabled()).isFalse();
    assertThat(visible.isErrorEnabled()).isTrue();
  }

  @Test
  void throwables_arePassedOn() {
    IllegalStateException error = new IllegalStateException();
    visible.warn("two\nlines", error);
    visible.error(error);
    Mockito.verify(log).warn("two\\u000alines", error);
    Mockito.verify(log).error(error);
  }

  @Test
  void textsAndThrowables_withoutEnd_areCutAndShown() {
    visible.info("x".repeat(1 << 20));
    visible.error(new IllegalStateException("a\n[INFO] b"));
    assertThat(LogLines.of(log).get(0)).hasSizeLessThan(5000);
    ArgumentCaptor<Throwable> error = ArgumentCaptor.forClass(Throwable.class);
    Mockito.verify(log).error(error.capture());
    assertThat(error.getValue()).hasMessage("a\\u000a[INFO] b");
  }
}
