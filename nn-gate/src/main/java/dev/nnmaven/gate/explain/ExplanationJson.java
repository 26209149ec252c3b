package dev.nnmaven.gate.explain;

import dev.nnmaven.nn.prediction.Candidate;
import dev.nnmaven.nn.prediction.Explanation;
import dev.nnmaven.nn.prediction.Occlusion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code explanation.json}; docs/explanation.schema.json describes it.
 *
 * @param confident whether the model is; null, and so omitted, of one without a threshold
 * @param row values as they were given, by column; null, and so omitted, for an image
 * @param outside columns whose value is beyond those of the training rows, with the range of these;
 *     null, and so omitted, if there are none
 * @param explanation null for an image
 * @param image null for a row
 */
record ExplanationJson(
    int schemaVersion,
    String producer,
    String modelSha256,
    String example,
    @Nullable Boolean confident,
    @Nullable Map<String, String> row,
    @Nullable Map<String, String> outside,
    @Nullable Explanation explanation,
    @Nullable Image image) {

  /** Current version. */
  static final int SCHEMA_VERSION = 1;

  /**
   * Where the answer to an image looked.
   *
   * @param ranking all classes, most likely first
   */
  record Image(
      List<Candidate> ranking, int width, int height, Occlusion occlusion, float[] timesGradient) {}
}
