package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.MavenCall;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes baseline files; docs/model-format.md describes the format. */
public final class BaselineFile {

  /** Maximum file size: enough for a million images or 800,000 rows. */
  static final int MOST_BYTES = 16 << 20;

  private static final Pattern MERGE_CONFLICT = Pattern.compile("(?m)^(<{7}|={7}|>{7})");

  private BaselineFile() {}

  /** All that is read of a file of another version. */
  private record Version(int schemaVersion) {}

  /**
   * Reads a file.
   *
   * @throws MalformedFileException if it is malformed; the message says what is wrong and what to
   *     do
   */
  public static Baseline read(Path file) throws IOException {
    String text = text(file);
    try {
      int version = Json.parse(text, Version.class).schemaVersion;
      if (version != BaselineJson.SCHEMA_VERSION) {
        throw new MalformedFileException(
            Formats.format(
                "it has schemaVersion %d, expected %d: another version of nn-maven wrote it",
                version, BaselineJson.SCHEMA_VERSION));
      }
      return BaselineJson.parse(text);
    } catch (MalformedFileException e) {
      throw notUsable(file, e.getMessage());
    } catch (IllegalArgumentException e) {
      throw notUsable(file, malformed(text, e));
    }
  }

  /**
   * Writes a file atomically.
   *
   * @throws IOException if it would be longer than what is read
   */
  public static void write(Path file, Baseline baseline) throws IOException {
    byte[] bytes = Json.bytes(BaselineJson.of(baseline));
    if (bytes.length > MOST_BYTES) {
      throw new IOException(
          Formats.format(
              "a baseline of so many examples would have %,d bytes, and at most %,d are read;"
                  + " evaluate fewer (nn.testFraction, nn.testData)",
              bytes.length, MOST_BYTES));
    }
    AtomicFile.write(file, out -> out.write(bytes));
  }

  static MalformedFileException notUsable(Path file, @Nullable String why) {
    return new MalformedFileException(
        ("%s is not a usable baseline: %s. Restore it from version control, or remove it and make a"
                + " new one: %s")
            .formatted(file, why, MavenCall.of("baseline")));
  }

  private static String text(Path file) throws IOException {
    Optional<String> obstacle = RegularFile.obstacle(file);
    if (obstacle.isPresent()) {
      throw notUsable(file, "it " + obstacle.get());
    }
    long bytes = RegularFile.size(file);
    if (bytes > MOST_BYTES) {
      throw notUsable(file, Formats.format("it has more than %d MB", MOST_BYTES >> 20));
    }
    if (bytes == 0) {
      throw notUsable(file, "it is empty");
    }
    try {
      return RegularFile.readString(file, MOST_BYTES);
    } catch (CharacterCodingException e) {
      throw notUsable(file, "it is not UTF-8");
    } catch (IOException e) {
      throw notUsable(file, "it cannot be read: " + FileProblem.reason(e));
    }
  }

  private static String malformed(String text, Exception e) {
    if (MERGE_CONFLICT.matcher(text).find()) {
      return "it has the marks of a merge conflict; take one of the two sides as a whole";
    }
    if (text.startsWith("{") && !text.stripTrailing().endsWith("}")) {
      return "it ends in the middle; it is cut short";
    }
    return "it is not the JSON expected: " + e.getMessage();
  }
}
