package dev.nnmaven.trainer.figures;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.nnmaven.nn.io.JsonProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.trainer.text.JsonFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/** Reads records from JSON files; docs/output-files.md describes the fields. */
public final class JsonReports {

  /**
   * Maximum file size; a confusion matrix of a thousand classes takes less than ten million digits.
   */
  private static final int MOST_BYTES = 64 << 20;

  private static final Gson GSON = new Gson();

  private JsonReports() {}

  /**
   * Reads a record written by {@link JsonFile}.
   *
   * @throws IOException if the file cannot be read or has another form; the message names it
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      T report = GSON.fromJson(RegularFile.readString(file, MOST_BYTES), type);
      if (report == null) {
        throw new IOException(file + " is empty");
      }
      return report;
    } catch (JsonParseException e) {
      throw new IOException(file + " is damaged: " + JsonProblem.reason(e), e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is damaged: it is not UTF-8", e);
    } catch (IllegalArgumentException e) {
      // Thrown by Gson for text in place of numbers and null in arrays of numbers.
      throw new IOException(file + " is damaged: a number was expected, something else found", e);
    }
  }
}
