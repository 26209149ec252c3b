package dev.nnmaven.gate.explain;

import dev.nnmaven.gate.report.html.Sheet;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.trainer.text.Texts;
import java.io.IOException;
import java.util.List;

/** An explained answer, of either kind of model. */
public sealed interface Explained permits ExplainedRow, ExplainedPicture {

  /** Lines of the log: the answer, and what it rests on most. */
  List<String> lines();

  /** Its page. */
  Sheet page() throws IOException;

  /**
   * All figures, for programs.
   *
   * @param producer software that made them, with its version
   * @param modelSha256 hash of the model file
   */
  ExplanationJson json(String producer, String modelSha256);

  /** The likeliest classes as figures of the page. */
  static List<Sheet.Figure> figures(Classification says) {
    return Texts.first(says.ranking(), 4).stream()
        .map(one -> new Sheet.Figure(one.className(), Texts.percent(one.probability()), ""))
        .toList();
  }
}
