package dev.nnmaven.trainer.predict;

import com.google.gson.annotations.SerializedName;
import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.prediction.Candidate;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.files.JsonObject;
import dev.nnmaven.trainer.table.CsvText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Output format of predictions, selected by file extension; docs/output-files.md has both. */
public enum PredictionFile {
  /**
   * Comma-separated values (RFC 4180): one line per image with name, most likely class, its
   * probability, whether the model is confident (if it ever is not), the set of classes that is to
   * hold the actual one (if the model has any), and then the probability of each class in the
   * model's order.
   */
  CSV,
  /** JSON, which also names the model and unusable files. */
  JSON;

  private static final int SCHEMA_VERSION = 1;

  // Records, since there may be millions.

  private record Image(
      String image,
      String predicted,
      float probability,
      @Nullable Boolean confident,
      @Nullable List<String> set,
      List<Ranked> ranking) {}

  private record Ranked(@SerializedName("class") String className, float probability) {}

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
                Illegal.argument(
                    "expected a file that ends in .csv or .json, found \"%s\"", fileName));
  }

  /**
   * Writes predictions atomically.
   *
   * @param producer software that made them, with its version
   * @param modelSha256 hash of the model file
   * @throws IOException if the file cannot be written; an existing one is then unchanged
   */
  public void write(Path file, ImageAnswers predictions, String producer, String modelSha256)
      throws IOException {
    if (this == JSON) {
      Json.write(file, document(predictions, producer, modelSha256));
    } else {
      byte[] csv = csv(predictions).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, out -> out.write(csv));
    }
  }

  private static String csv(ImageAnswers predictions) throws IOException {
    ClassColumns columns = predictions.columns();
    Stream<List<String>> rows =
        predictions.answers().stream()
            .map(answer -> named(answer.image(), columns.cells(answer.says())));
    return CsvText.of(
        Stream.concat(Stream.of(named("image", columns.names())), rows)
            .map(cells -> cells.stream().map(CsvText::name).toList()));
  }

  private static List<String> named(String name, List<String> cells) {
    return Stream.concat(Stream.of(name), cells.stream()).toList();
  }

  private static JsonObject document(
      ImageAnswers predictions, String producer, String modelSha256) {
    ClassColumns columns = predictions.columns();
    return new JsonObject()
        .with("schemaVersion", SCHEMA_VERSION)
        .with("producer", producer)
        .with("modelSha256", modelSha256)
        .with("classes", columns.classes())
        .with("coverage", columns.coverage().map(Coverage::share))
        .with("images", predictions.answers().stream().map(one -> image(one, columns)).toList())
        .with("unusable", predictions.unusable());
  }

  private static Image image(ImageAnswers.Answer answer, ClassColumns columns) {
    Candidate best = answer.says().best();
    return new Image(
        answer.image(),
        best.className(),
        best.probability(),
        columns.abstains() ? answer.says().isConfident() : null,
        columns.set(answer.says()).orElse(null),
        answer.says().ranking().stream()
            .map(candidate -> new Ranked(candidate.className(), candidate.probability()))
            .toList());
  }
}
