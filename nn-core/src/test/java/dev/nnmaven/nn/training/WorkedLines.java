package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.text.FloatText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The lines {@code name = calculation = result} that a document should hold, written one after the
 * other, each from numbers already shown.
 */
final class WorkedLines {

  private static final int DECIMALS = 6;

  /** A calculation with rounded numbers may miss the exact result by two of the last digit. */
  private static final double LAST_DIGITS = 2e-6;

  private final Map<String, Worked> shown = new HashMap<>();
  private final Map<String, String> lines = new LinkedHashMap<>();

  /** The lines by name, without the name. */
  Map<String, String> lines() {
    return lines;
  }

  /** A number already shown. */
  Worked get(String name) {
    assertThat(shown).containsKey(name);
    return shown.get(name);
  }

  /** Adds a number that the document starts from; it gets no line. */
  void given(String name, float value) {
    shown.put(name, Worked.number(FloatText.of(value)));
  }

  /** Adds a line without a calculation. */
  void result(String name, double computed) {
    String text = text(computed);
    show(name, text, text);
  }

  /** Adds a line with a calculation, of which the result is what the classes computed. */
  void result(String name, Worked calculation, double computed) {
    assertThat(calculation.value())
        .as("%s = %s", name, calculation.text())
        .isCloseTo(computed, within(LAST_DIGITS));
    String text = text(computed);
    show(name, text, calculation.text() + " = " + text);
  }

  private void show(String name, String result, String line) {
    shown.put(name, Worked.number(result));
    lines.put(name, line);
  }

  private static String text(double computed) {
    return new BigDecimal(computed).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }
}
