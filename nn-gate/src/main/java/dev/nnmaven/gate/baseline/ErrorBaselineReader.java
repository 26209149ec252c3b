package dev.nnmaven.gate.baseline;

import static dev.nnmaven.gate.baseline.BaselineJson.get;
import static dev.nnmaven.gate.baseline.BaselineJson.malformed;

import dev.nnmaven.nn.model.MalformedFileException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;

/** Reads the baseline of a regression. */
final class ErrorBaselineReader {

  private static final BaselineJson.Versions VERSIONS =
      new BaselineJson.Versions(
          BaselineText.ERRORS_SCHEMA, BaselineText.ERRORS_SCHEMA, "a number is predicted");

  /** Hexadecimal digits of a float32. */
  private static final int DIGITS = 8;

  private ErrorBaselineReader() {}

  static ErrorBaseline read(BaselineJson json) throws IOException {
    StringBuilder bits = new StringBuilder();
    Map<String, Object> fields =
        json.baseline(
            VERSIONS,
            Map.of(
                "rowsSha256", json::sha256,
                "target", json::string,
                "rows", json::count,
                "errors", name -> json.lines(name, bits)));
    return new ErrorBaseline(
        get(fields, "producer", String.class),
        get(fields, "modelSha256", String.class),
        get(fields, "rowsSha256", String.class),
        get(fields, "target", String.class),
        errors(bits, get(fields, "rows", Integer.class)),
        BaselineJson.reason(fields));
  }

  private static float[] errors(StringBuilder bits, int rows) throws MalformedFileException {
    if (rows < 1
        || bits.length() != (long) rows * DIGITS
        || bits.chars().anyMatch(digit -> "0123456789abcdef".indexOf(digit) < 0)) {
      throw malformed(
          "\"errors\" has %d characters, expected %d hexadecimal digits for each of %d rows",
          bits.length(), DIGITS, rows);
    }
    float[] errors = new float[rows];
    for (int row = 0; row < rows; row++) {
      int from = row * DIGITS;
      errors[row] = Float.intBitsToFloat(HexFormat.fromHexDigits(bits, from, from + DIGITS));
      if (!(errors[row] >= 0 && errors[row] <= Float.MAX_VALUE)) {
        throw malformed("it has an error that is no finite number of at least 0");
      }
    }
    return errors;
  }
}
