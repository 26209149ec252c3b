package dev.nnmaven.plugin.baseline;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import dev.nnmaven.nn.io.JsonProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.nn.model.MalformedFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes baseline files of a regression, whose errors are hexadecimal digits of float32
 * bits; docs/output-files.md describes the format.
 */
public final class ErrorBaselineFile {

  private static final int SCHEMA = 3;

  /** Maximum file size: enough for a million rows. */
  private static final int MOST_BYTES = 16 << 20;

  private static final int DIGITS = 8;
  private static final int IN_A_LINE = 8;
  private static final int LONGEST_TEXT = 1000;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern BITS = Pattern.compile("[0-9a-f]*");
  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .setStrictness(Strictness.STRICT)
          .create();

  private record Json(
      int schemaVersion,
      String producer,
      @Nullable String reason,
      String modelSha256,
      String rowsSha256,
      String target,
      int rows,
      List<String> errors) {}

  private ErrorBaselineFile() {}

  /** Writes a file atomically. */
  public static void write(Path file, ErrorBaseline baseline) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (float error : baseline.errors()) {
      line.append(HexFormat.of().toHexDigits(Float.floatToIntBits(error)));
      if (line.length() == IN_A_LINE * DIGITS) {
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    Json json =
        new Json(
            SCHEMA,
            baseline.producer(),
            baseline.reason().orElse(null),
            baseline.modelSha256(),
            baseline.rowsSha256(),
            baseline.target(),
            baseline.errors().length,
            lines);
    byte[] text = (GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(text));
  }

  /**
   * Reads a file.
   *
   * @throws MalformedFileException if it is malformed; the message says what is wrong and what to
   *     do
   * @throws IOException if it cannot be read
   */
  public static ErrorBaseline read(Path file) throws IOException {
    try {
      Json json = GSON.fromJson(RegularFile.readString(file, MOST_BYTES), Json.class);
      if (json == null) {
        throw BaselineFile.notUsable(file, "it is empty");
      }
      return checked(file, json);
    } catch (CharacterCodingException e) {
      throw BaselineFile.notUsable(file, "it is not UTF-8");
    } catch (JsonParseException e) {
      throw BaselineFile.notUsable(file, "it is not the JSON expected: " + JsonProblem.reason(e));
    }
  }

  private static ErrorBaseline checked(Path file, Json json) throws MalformedFileException {
    if (json.schemaVersion() != SCHEMA) {
      throw BaselineFile.notUsable(
          file,
          "it has schemaVersion %s, and that of a model that predicts a number is %s"
              .formatted(json.schemaVersion(), SCHEMA));
    }
    boolean whole =
        isText(json.producer())
            && isText(json.target())
            && isSha256(json.modelSha256())
            && isSha256(json.rowsSha256())
            && json.errors() != null;
    if (!whole) {
      throw BaselineFile.notUsable(file, "a part of it is missing or damaged");
    }
    StringBuilder bits = new StringBuilder();
    for (String line : json.errors()) {
      bits.append(line);
    }
    if (json.rows() < 1
        || bits.length() != (long) json.rows() * DIGITS
        || !BITS.matcher(bits).matches()) {
      throw BaselineFile.notUsable(
          file,
          "\"errors\" has %s characters, expected %s hexadecimal digits for each of %s rows"
              .formatted(bits.length(), DIGITS, json.rows()));
    }
    float[] errors = new float[json.rows()];
    for (int row = 0; row < errors.length; row++) {
      int from = row * DIGITS;
      errors[row] =
          Float.intBitsToFloat(HexFormat.fromHexDigits(bits.substring(from, from + DIGITS)));
      if (!(errors[row] >= 0 && errors[row] <= Float.MAX_VALUE)) {
        throw BaselineFile.notUsable(
            file, "it has an error that is no finite number of at least 0");
      }
    }
    Optional<String> reason = Optional.empty();
    if (json.reason() != null) {
      try {
        reason = Optional.of(Baseline.parseReason(json.reason()));
      } catch (IllegalArgumentException e) {
        throw BaselineFile.notUsable(file, "\"reason\": " + e.getMessage());
      }
    }
    return new ErrorBaseline(
        json.producer(), json.modelSha256(), json.rowsSha256(), json.target(), errors, reason);
  }

  private static boolean isText(@Nullable String text) {
    return text != null && text.length() <= LONGEST_TEXT;
  }

  private static boolean isSha256(@Nullable String text) {
    return text != null && SHA256.matcher(text).matches();
  }
}
