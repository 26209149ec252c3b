package dev.nnmaven.nn.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SafeTextTest {

  @Test
  void text_withWhatNobodySees_isOneLineOfNumbers() {
    assertThat(SafeText.text("A\n[INFO] \u001b[1mBUILD\u202e\r"))
        .isEqualTo("A\\u000a[INFO] \\u001b[1mBUILD\\u202e\\u000d");
    assertThat(SafeText.text("Größe → 漢字")).isEqualTo("Größe → 漢字");
  }

  @Test
  void text_long_isCutInTheMiddle() {
    String cut = SafeText.text("a".repeat(16_000_000) + "b");
    assertThat(cut).matches("a{133} \\.\\.\\. a{66}b \\(16,000,001 characters\\)");
    assertThat(SafeText.text("a".repeat(200))).isEqualTo("a".repeat(200));
    for (String before : List.of("", "a")) {
      assertThat(SafeText.text(before + "😀".repeat(1000))).doesNotContain("\\ud");
    }
  }

  /** The digits would take hours. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void text_hugeNumber_isCountedNotWritten() {
    BigInteger huge = BigInteger.TWO.pow(300_000_000);
    String counted = "a number of 300000001 binary digits";
    assertThat(SafeText.text(huge)).isEqualTo(counted);
    assertThat(SafeText.text(new BigDecimal(huge, 7))).isEqualTo(counted);
    assertThat(SafeText.text(List.of(huge, Map.of("a", huge))))
        .isEqualTo("[%s, {a=%s}]".formatted(counted, counted));
    assertThat(SafeText.text(new BigDecimal("-1.50e2000000000"))).isEqualTo("-1.50E+2000000000");
    assertThat(SafeText.text(BigInteger.TEN.pow(199))).isEqualTo("1" + "0".repeat(199));
  }

  @Test
  void text_collectionThatContainsItself_comesToAnEnd() {
    List<Object> outer = new ArrayList<>();
    List<Object> inner = new ArrayList<>(List.of(outer));
    outer.add(inner);
    outer.add("b\n");
    assertThat(SafeText.text(outer)).isEqualTo("[[[[[...]], b\\u000a]], b\\u000a]");
    Object[] array = new Object[1];
    array[0] = Map.of("key", array);
    assertThat(SafeText.text(array)).startsWith("[{key=[{key=").hasSizeLessThan(100);
  }

  @Test
  void text_collection_isAsItWritesItself() {
    List<Object> list = Arrays.asList(1, null, "a", List.of(), Map.of(2.5, List.of('c')));
    assertThat(SafeText.text(list)).isEqualTo(list.toString());
    assertThat(SafeText.text(new int[] {1, 2})).isEqualTo("[1, 2]");
    assertThat(SafeText.text(Collections.nCopies(Integer.MAX_VALUE, "ab")))
        .startsWith("[ab, ab,")
        .endsWith(", ab, ...]");
  }

  @Test
  void list_many_namesTheFirstAndCountsTheOthers() {
    assertThat(SafeText.list(List.of("a", "b\n"))).isEqualTo("a, b\\u000a");
    assertThat(SafeText.list(Collections.nCopies(20, "a"))).doesNotContain("more");
    assertThat(SafeText.list(Collections.nCopies(2020, "a"))).endsWith("a, a and 2,000 more");
  }
}
