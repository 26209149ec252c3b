package dev.nnmaven.nn.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void text_withWhatNobodySees_isOneLineOfNumbers() {
    assertThat(Shown.text("A\n[INFO] \u001b[1mBUILD\u202e\r"))
        .isEqualTo("A\\u000a[INFO] \\u001b[1mBUILD\\u202e\\u000d");
    assertThat(Shown.text("Größe → 漢字")).isEqualTo("Größe → 漢字");
  }

  @Test
  void text_long_isCutInTheMiddle() {
    String cut = Shown.text("a".repeat(16_000_000) + "b");
    assertThat(cut).matches("a{133} \\.\\.\\. a{66}b \\(16,000,001 characters\\)");
    assertThat(Shown.text("a".repeat(200))).isEqualTo("a".repeat(200));
  }

  @Test
  void text_cutBesideCharactersOfTwoHalves_leavesNoHalf() {
    for (String before : List.of("", "a")) {
      assertThat(Shown.text(before + "😀".repeat(1000))).doesNotContain("\\ud");
    }
  }

  @Test
  void list_many_namesTheFirstAndCountsTheOthers() {
    assertThat(Shown.list(List.of("a", "b\n"))).isEqualTo("a, b\\u000a");
    assertThat(Shown.list(Collections.nCopies(20, "a"))).doesNotContain("more");
    assertThat(Shown.list(Collections.nCopies(2020, "a"))).endsWith("a, a and 2,000 more");
  }
}
