package dev.nnmaven.gate.baseline;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HexFormat;
import java.util.List;

/** Formats a baseline as JSON: one line per class and short lines of bits, for readable diffs. */
final class BaselineText {

  /** Schema versions of classes; every version of the plugin can read the first. */
  static final int FIRST_SCHEMA = 1;

  static final int SCHEMA_WITH_REASON = 2;
  static final int SCHEMA_WITH_HISTORY = 4;

  /** Schema versions of a regression, whose errors are float32 bits in hexadecimal digits. */
  static final int ERRORS_SCHEMA = 3;

  static final int ERRORS_WITH_HISTORY = 5;

  /** Images per hexadecimal digit; the first is the highest bit. */
  static final int BITS = 4;

  /** Hexadecimal digits per line. */
  private static final int LINE = 64;

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
      json.name("schemaVersion").value(schema(baseline));
      json.name("producer").value(baseline.producer());
      if (baseline.reason().isPresent()) {
        json.name("reason").value(baseline.reason().get());
      }
      json.name("modelSha256").value(baseline.modelSha256());
      if (baseline.history().accepted() > 0) {
        history(json, baseline);
      }
      if (baseline.target().isPresent()) {
        json.name("rowsSha256").value(baseline.examplesSha256());
        json.name("target").value(baseline.target().get());
        json.name("rows").value(baseline.size());
        lines(json, "errors", floats(baseline.errors()));
      } else {
        json.name("imagesSha256").value(baseline.examplesSha256());
        json.name("images").value(baseline.size());
        json.name("correct").value(baseline.correct());
        json.name("loss").value(decimal(baseline.loss()));
        classes(json, baseline.classes());
        lines(json, "recognized", bits(baseline.errors()));
      }
      json.endObject();
    } catch (IOException e) {
      throw new IllegalStateException("JSON cannot be written into memory", e);
    }
    return text + "\n";
  }

  private static int schema(Baseline baseline) {
    if (baseline.history().accepted() > 0) {
      return baseline.target().isPresent() ? ERRORS_WITH_HISTORY : SCHEMA_WITH_HISTORY;
    }
    if (baseline.target().isPresent()) {
      return ERRORS_SCHEMA;
    }
    return baseline.reason().isPresent() ? SCHEMA_WITH_REASON : FIRST_SCHEMA;
  }

  private static void history(JsonWriter json, Baseline baseline) throws IOException {
    boolean ofNumber = baseline.target().isPresent();
    json.name("accepted").value(baseline.history().accepted());
    json.name("history").beginArray();
    for (History.Entry one : baseline.history().entries()) {
      json.beginObject();
      json.setFormattingStyle(ONE_LINE);
      if (one.date().isPresent()) {
        json.name("date").value(one.date().get().toString());
      }
      json.name("modelSha256").value(one.modelSha256());
      json.name(ofNumber ? "rowsSha256" : "imagesSha256").value(one.examplesSha256());
      json.name(ofNumber ? "rows" : "images").value(one.examples());
      if (ofNumber) {
        json.name("rmse").value(decimal(one.figure()));
      } else {
        json.name("correct").value((long) one.figure());
      }
      json.endObject();
      json.setFormattingStyle(LINES);
    }
    json.endArray();
  }

  private static void classes(JsonWriter json, List<Baseline.PerClass> classes) throws IOException {
    json.name("classes").beginArray();
    for (Baseline.PerClass perClass : classes) {
      json.beginObject();
      json.setFormattingStyle(ONE_LINE);
      json.name("name").value(perClass.name());
      json.name("images").value(perClass.images());
      json.name("correct").value(perClass.correct());
      json.endObject();
      json.setFormattingStyle(LINES);
    }
    json.endArray();
  }

  private static void lines(JsonWriter json, String name, StringBuilder digits) throws IOException {
    json.name(name).beginArray();
    for (int start = 0; start < digits.length(); start += LINE) {
      json.value(digits.substring(start, Math.min(start + LINE, digits.length())));
    }
    json.endArray();
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

  private static StringBuilder floats(float[] errors) {
    StringBuilder digits = new StringBuilder();
    for (float error : errors) {
      digits.append(HexFormat.of().toHexDigits(Float.floatToIntBits(error)));
    }
    return digits;
  }

  /** A bit for each image, set if it is recognized, padded with zeros. */
  private static StringBuilder bits(float[] errors) {
    StringBuilder digits = new StringBuilder();
    for (int start = 0; start < errors.length; start += BITS) {
      int digit = 0;
      for (int i = start; i < start + BITS; i++) {
        digit = digit << 1 | (i < errors.length && errors[i] == 0 ? 1 : 0);
      }
      digits.append(Character.forDigit(digit, 1 << BITS));
    }
    return digits;
  }
}
