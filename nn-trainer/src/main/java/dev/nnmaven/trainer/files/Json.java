package dev.nnmaven.trainer.files;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonWriter;
import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.JsonProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.FloatText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Records as JSON, with the same bytes on every JDK. A record checks itself in its constructor,
 * through which it is read, too: what is read is whole. NaN and infinities are refused.
 */
public final class Json {

  private static final Gson GSON =
      new GsonBuilder().setStrictness(Strictness.STRICT).disableHtmlEscaping().create();

  /** {@link Double#toString} and {@link Float#toString} changed with JDK 19. */
  private static final class Numbers extends JsonWriter {

    Numbers(Writer out, String indent) {
      super(out);
      setIndent(indent);
    }

    @Override
    public JsonWriter value(double number) throws IOException {
      return jsonValue(FloatText.of(number));
    }

    @Override
    public JsonWriter value(Number number) throws IOException {
      return number instanceof Float real ? jsonValue(FloatText.of(real)) : super.value(number);
    }
  }

  private Json() {}

  /** A record on one line. */
  public static String text(Object content) {
    return text(content, "");
  }

  private static String text(Object content, String indent) {
    StringWriter text = new StringWriter();
    GSON.toJson(content, content.getClass(), new Numbers(text, indent));
    return text.toString();
  }

  /** A record as a file, with a field a line. */
  public static byte[] bytes(Object content) {
    return (text(content, "  ") + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /** Writes a record; returns the SHA-256 of the file. */
  public static String write(Path file, Object content) throws IOException {
    byte[] bytes = bytes(content);
    return AtomicFile.write(file, out -> out.write(bytes));
  }

  /**
   * Reads what {@link #text} gave.
   *
   * @throws IllegalArgumentException if it is something else; the message says why
   */
  public static <T> T parse(String text, Class<T> type) {
    return parse(text, TypeToken.get(type));
  }

  /** The same, of a generic type. */
  public static <T> T parse(String text, TypeToken<T> type) {
    return parse(new StringReader(text), type);
  }

  private static <T> T parse(Reader text, TypeToken<T> type) {
    T content;
    try {
      content = GSON.fromJson(text, type);
    } catch (JsonParseException e) {
      boolean isText = !(e.getCause() instanceof CharacterCodingException);
      throw new IllegalArgumentException(isText ? JsonProblem.reason(e) : "it is not UTF-8", e);
    } catch (IllegalArgumentException e) {
      // Thrown by Gson for text in place of numbers and null in arrays of numbers.
      throw new IllegalArgumentException("a number was expected, something else found", e);
    } catch (RuntimeException e) { // of a constructor
      throw new IllegalArgumentException("a part of it is missing", e);
    }
    if (content == null) {
      throw new IllegalArgumentException("it is empty");
    }
    return content;
  }

  /**
   * Reads a file.
   *
   * @param most how many bytes it may have
   * @throws MalformedFileException if it is damaged; the message says why, and not where
   * @throws IOException if it cannot be read, or is longer
   */
  public static <T> T read(Path file, Class<T> type, int most) throws IOException {
    return read(file, TypeToken.get(type), most);
  }

  /** The same, of a generic type. */
  public static <T> T read(Path file, TypeToken<T> type, int most) throws IOException {
    InputStream bytes = new ByteArrayInputStream(RegularFile.read(file, most));
    try {
      return parse(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), type);
    } catch (IllegalArgumentException e) {
      throw new MalformedFileException(e.getMessage());
    }
  }
}
