package dev.nnmaven.plugin.baseline;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/** Formats a baseline as JSON: one line per class and short lines of bits, for readable diffs. */
final class BaselineText {

  /** Schema version without a reason, which every version of the plugin can read. */
  static final int FIRST_SCHEMA = 1;

  /** Schema version with a reason. */
  static final int SCHEMA_WITH_REASON = 2;

  /** Images per hexadecimal digit; the first is the highest bit. */
  static final int BITS = 4;

  /** Hexadecimal digits per line. */
  static final int LINE = 64;

  private static final int MOST_DIGITS_OF_A_DOUBLE = 17;

  private static final FormattingStyle LINES = FormattingStyle.PRETTY;
  private static final FormattingStyle ONE_LINE =
      FormattingStyle.COMPACT.withSpaceAfterSeparators(true);

  private BaselineText() {}

  static String of(Baseline baseline) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setFormattingStyle(LINES);
      json.beginObject();
      json.name("schemaVersion")
          .value(baseline.reason().isPresent() ? SCHEMA_WITH_REASON : FIRST_SCHEMA);
      json.name("producer").value(baseline.producer());
      if (baseline.reason().isPresent()) {
        json.name("reason").value(baseline.reason().get());
      }
      json.name("modelSha256").value(baseline.modelSha256());
      json.name("imagesSha256").value(baseline.imagesSha256());
      json.name("images").value(baseline.images());
      json.name("correct").value(baseline.correct());
      json.name("loss").value(decimal(baseline.loss()));
      json.name("classes").beginArray();
      for (Baseline.PerClass perClass : baseline.classes()) {
        json.beginObject();
        json.setFormattingStyle(ONE_LINE);
        json.name("name").value(perClass.name());
        json.name("images").value(perClass.images());
        json.name("correct").value(perClass.correct());
        json.endObject();
        json.setFormattingStyle(LINES);
      }
      json.endArray().name("recognized").beginArray();
      for (String line : hex(baseline.recognized())) {
        json.value(line);
      }
      json.endArray().endObject();
    } catch (IOException e) {
      throw new IllegalStateException("JSON cannot be written into memory", e);
    }
    return text + "\n";
  }

  /**
   * Decimal with the fewest digits that parses to the same number; Java's own depends on the JDK.
   */
  static BigDecimal decimal(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < MOST_DIGITS_OF_A_DOUBLE; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == number) {
        return rounded;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS_OF_A_DOUBLE));
  }

  /** Formats bits as lines of hexadecimal digits, padded with zeros. */
  static List<String> hex(boolean[] bits) {
    StringBuilder digits = new StringBuilder();
    for (int start = 0; start < bits.length; start += BITS) {
      int digit = 0;
      for (int i = start; i < start + BITS; i++) {
        digit = digit << 1 | (i < bits.length && bits[i] ? 1 : 0);
      }
      digits.append(Character.forDigit(digit, 1 << BITS));
    }
    return IntStream.iterate(0, start -> start < digits.length(), start -> start + LINE)
        .mapToObj(start -> digits.substring(start, Math.min(start + LINE, digits.length())))
        .toList();
  }
}
