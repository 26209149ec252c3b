package dev.nnmaven.plugin.predict;

import dev.nnmaven.nn.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** The form in which predictions are written for other programs; a file's ending names it. */
public enum PredictionFile {
  /** Comma-separated values. */
  CSV {
    @Override
    String text(PictureAnswers predictions, String producer, String modelSha256) {
      return PredictionCsv.of(predictions);
    }
  },
  /** JSON, which also says of which model they are, and which files could not be used. */
  JSON {
    @Override
    String text(PictureAnswers predictions, String producer, String modelSha256) {
      return PredictionJson.of(predictions, producer, modelSha256);
    }
  };

  /**
   * The form that a file's ending names.
   *
   * @throws IllegalArgumentException if it names none
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
   * Writes predictions, all or none.
   *
   * @param producer what made them, with its version
   * @param modelSha256 of the model's file
   * @throws IOException if the file cannot be written; an older one is then untouched
   */
  public void write(Path file, PictureAnswers predictions, String producer, String modelSha256)
      throws IOException {
    byte[] bytes = text(predictions, producer, modelSha256).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(bytes));
  }

  abstract String text(PictureAnswers predictions, String producer, String modelSha256);
}
