package dev.nnmaven.plugin.search;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.nn.math.FloatText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes records as JSON, with the same bytes on every JDK. */
final class Json {

  /** {@link Double#toString} changed with JDK 19. */
  private static final TypeAdapter<Double> DOUBLES =
      new TypeAdapter<>() {
        @Override
        public void write(JsonWriter out, @Nullable Double number) throws IOException {
          if (number == null) {
            out.nullValue();
          } else {
            out.jsonValue(FloatText.of(number));
          }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
          return in.nextDouble();
        }
      };

  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .registerTypeAdapter(Double.class, DOUBLES)
          .registerTypeAdapter(double.class, DOUBLES)
          .create();

  private Json() {}

  /** Writes a record; returns the SHA-256 of the file. */
  static String write(Path file, Object content) throws IOException {
    String text = GSON.toJson(content) + "\n";
    return WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
