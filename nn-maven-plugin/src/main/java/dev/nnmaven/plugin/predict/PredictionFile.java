package dev.nnmaven.plugin.predict;

import dev.nnmaven.nn.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Output format of predictions, selected by file extension. */
public enum PredictionFile {
  /** Comma-separated values. */
  CSV {
    @Override
    String text(PictureAnswers predictions, String producer, String modelSha256) {
      return PredictionCsv.of(predictions);
    }
  },
  /** JSON, which also names the model and unusable files. */
  JSON {
    @Override
    String text(PictureAnswers predictions, String producer, String modelSha256) {
      return PredictionJson.of(predictions, producer, modelSha256);
    }
  };

  /**
   * Selects the format by file extension.
   *
   * @throws IllegalArgumentException if it is unknown
   */
  public static PredictionFile of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    for (PredictionFile form : values()) {
      if (lower.endsWith("." + form.name().toLowerCase(Locale.ROOT))) {
        return form;
      }
    }
    throw new IllegalArgumentException(
        "expected a file that ends in .csv or .json, found \"%s\"".formatted(fileName));
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
    byte[] bytes = text(predictions, producer, modelSha256).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(bytes));
  }

  abstract String text(PictureAnswers predictions, String producer, String modelSha256);
}
