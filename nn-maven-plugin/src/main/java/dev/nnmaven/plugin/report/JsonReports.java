package dev.nnmaven.plugin.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.nnmaven.nn.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes records as JSON; the fields are described in docs/output-files.md. */
final class JsonReports {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private JsonReports() {}

  static void write(Path file, Object report) throws IOException {
    String text = GSON.toJson(report) + "\n";
    WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
