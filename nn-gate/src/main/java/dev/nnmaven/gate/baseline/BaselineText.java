package dev.nnmaven.gate.baseline;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Formats a baseline as JSON: one line per class and short lines of bits, for readable diffs. */
final class BaselineText {

  /** Schema version without a reason, which every version of the plugin can read. */
  static final int FIRST_SCHEMA = 1;

  /** Schema version with a reason. */
  static final int SCHEMA_WITH_REASON = 2;

  /** Schema version of a regression, whose errors are float32 bits in hexadecimal digits. */
  static final int ERRORS_SCHEMA = 3;

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
      begin(
          json,
          baseline.reason().isPresent() ? SCHEMA_WITH_REASON : FIRST_SCHEMA,
          baseline.producer(),
          baseline.reason(),
          baseline.modelSha256());
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
      json.endArray();
      end(json, "recognized", hex(baseline.recognized()));
    } catch (IOException e) {
      throw new IllegalStateException("JSON cannot be written into memory", e);
    }
    return text + "\n";
  }

  static String of(ErrorBaseline baseline) {
    StringBuilder digits = new StringBuilder();
    for (float error : baseline.errors()) {
      digits.append(HexFormat.of().toHexDigits(Float.floatToIntBits(error)));
    }
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      begin(json, ERRORS_SCHEMA, baseline.producer(), baseline.reason(), baseline.modelSha256());
      json.name("rowsSha256").value(baseline.rowsSha256());
      json.name("target").value(baseline.target());
      json.name("rows").value(baseline.errors().length);
      end(json, "errors", lines(digits));
    } catch (IOException e) {
      throw new IllegalStateException("JSON cannot be written into memory", e);
    }
    return text + "\n";
  }

  private static void begin(
      JsonWriter json, int schema, String producer, Optional<String> reason, String modelSha256)
      throws IOException {
    json.setFormattingStyle(LINES);
    json.beginObject();
    json.name("schemaVersion").value(schema);
    json.name("producer").value(producer);
    if (reason.isPresent()) {
      json.name("reason").value(reason.get());
    }
    json.name("modelSha256").value(modelSha256);
  }

  private static void end(JsonWriter json, String name, List<String> lines) throws IOException {
    json.name(name).beginArray();
    for (String line : lines) {
      json.value(line);
    }
    json.endArray().endObject();
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
    return lines(digits);
  }

  private static List<String> lines(StringBuilder digits) {
    return IntStream.iterate(0, start -> start < digits.length(), start -> start + LINE)
        .mapToObj(start -> digits.substring(start, Math.min(start + LINE, digits.length())))
        .toList();
  }
}
