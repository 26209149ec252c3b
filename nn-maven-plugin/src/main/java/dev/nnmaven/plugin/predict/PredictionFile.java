package dev.nnmaven.plugin.predict;

import dev.nnmaven.nn.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Output format of predictions, selected by file extension. */
public enum PredictionFile {
  /** Comma-separated values. */
  CSV,
  /** JSON, which also names the model and unusable files. */
  JSON;

  /**
   * Selects the format by file extension.
   *
   * @throws IllegalArgumentException if it is unknown
   */
  public static PredictionFile of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(form -> lower.endsWith("." + form.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a file that ends in .csv or .json, found \"%s\""
                        .formatted(fileName)));
  }

  /**
   * Writes predictions atomically.
   *
   * @param producer software that made them, with its version
   * @param modelSha256 hash of the model file
   * @throws IOException if the file cannot be written; an existing one is then unchanged
   */
  public void write(Path file, PictureAnswers predictions, String producer, String modelSha256)
      throws IOException {
    String text =
        this == CSV
            ? PredictionCsv.of(predictions)
            : PredictionJson.of(predictions, producer, modelSha256);
    WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
