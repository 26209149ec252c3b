package dev.nnmaven.gate.explain;

import dev.nnmaven.gate.report.html.Sheet;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.trainer.files.JsonObject;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explained answer, of either kind of model. */
public sealed interface Explained permits ExplainedRow, ExplainedImage {

  /** Lines of the log: the answer, and what it rests on most. */
  List<String> lines();

  /** Its page. */
  Sheet page() throws IOException;

  /**
   * All figures, for programs: {@code explanation.json}; docs/explanation.schema.json describes it.
   *
   * @param producer software that made them, with its version
   * @param modelSha256 hash of the model file
   */
  JsonObject json(String producer, String modelSha256);

  /** What it has of each kind of model. */
  static JsonObject json(String producer, String modelSha256, String example) {
    return new JsonObject()
        .with("schemaVersion", 1)
        .with("producer", producer)
        .with("modelSha256", modelSha256)
        .with("example", example);
  }

  /** What a page says of an answer that the model is not confident of; empty if it is. */
  static String doubt(Classification says) {
    return says.isConfident()
        ? ""
        : " The model is not confident of it: that takes a probability of %s."
            .formatted(Formats.percent(says.threshold()));
  }

  /** Whether the model is confident, for programs; null of one without a threshold. */
  static @Nullable Boolean confident(Classification says) {
    return says.threshold() > 0 ? says.isConfident() : null;
  }

  /** The likeliest classes as figures of the page. */
  static List<Sheet.Figure> figures(Classification says) {
    return Formats.first(says.ranking(), 4).stream()
        .map(
            candidate ->
                new Sheet.Figure(
                    candidate.className(), Formats.percent(candidate.probability()), ""))
        .toList();
  }
}
