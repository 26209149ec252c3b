package dev.nnmaven.plugin.baseline;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

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

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private BaselineText() {}

  static String of(Baseline baseline) {
    StringJoiner fields = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
    fields.add(
        "\"schemaVersion\": "
            + (baseline.reason().isPresent() ? SCHEMA_WITH_REASON : FIRST_SCHEMA));
    fields.add("\"producer\": " + GSON.toJson(baseline.producer()));
    baseline.reason().ifPresent(reason -> fields.add("\"reason\": " + GSON.toJson(reason)));
    fields.add("\"modelSha256\": " + GSON.toJson(baseline.modelSha256()));
    fields.add("\"imagesSha256\": " + GSON.toJson(baseline.imagesSha256()));
    fields.add("\"images\": " + baseline.images());
    fields.add("\"correct\": " + baseline.correct());
    fields.add("\"loss\": " + decimal(baseline.loss()));
    fields.add("\"classes\": " + lines(baseline.classes().stream().map(BaselineText::of).toList()));
    fields.add(
        "\"recognized\": " + lines(hex(baseline.recognized()).stream().map(GSON::toJson).toList()));
    return fields.toString();
  }

  private static String of(Baseline.PerClass perClass) {
    // Not formatted: some locales have other digits.
    return "{\"name\": "
        + GSON.toJson(perClass.name())
        + ", \"images\": "
        + perClass.images()
        + ", \"correct\": "
        + perClass.correct()
        + "}";
  }

  private static String lines(List<String> elements) {
    return "[\n    " + String.join(",\n    ", elements) + "\n  ]";
  }

  /** Shortest text that parses to the same number; Java's own depends on the JDK. */
  static String decimal(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < MOST_DIGITS_OF_A_DOUBLE; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == number) {
        return rounded.toString();
      }
    }
    return exact.round(new MathContext(MOST_DIGITS_OF_A_DOUBLE)).toString();
  }

  /** Formats bits as lines of hexadecimal digits, padded with zeros. */
  static List<String> hex(boolean[] bits) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int start = 0; start < bits.length; start += BITS) {
      int digit = 0;
      for (int i = start; i < start + BITS; i++) {
        digit = digit << 1 | (i < bits.length && bits[i] ? 1 : 0);
      }
      line.append(Character.forDigit(digit, 1 << BITS));
      if (line.length() == LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
