package dev.nnmaven.trainer.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.stream.JsonWriter;
import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.nn.math.FloatText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes records as JSON files, with the same bytes on every JDK. */
public final class JsonFile {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** {@link Double#toString} and {@link Float#toString} changed with JDK 19. */
  private static final class Numbers extends JsonWriter {

    Numbers(Writer out) {
      super(out);
      setIndent("  ");
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

  private JsonFile() {}

  /** Writes a record; returns the SHA-256 of the file. */
  public static String write(Path file, Object report) throws IOException {
    StringWriter json = new StringWriter();
    GSON.toJson(report, report.getClass(), new Numbers(json));
    String text = json.append('\n').toString();
    return WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
