package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.kernel.Matrix;
import java.util.ArrayList;
import java.util.List;

/** Ranks classes by the outputs of a pass. */
final class Ranking {

  private Ranking() {}

  /** Result for one sample of the pass. */
  static Classification of(PredictingPass pass, int sample, List<String> classes, float threshold) {
    Matrix outputs = pass.outputs();
    float[] values = outputs.values();
    int first = outputs.index(sample, 0);
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      order.add(c);
    }
    // By outputs, since probabilities may round to the same value near 1 where outputs still
    // differ; plus zero, so that 0 and -0 tie, as in the evaluation.
    order.sort((a, b) -> Float.compare(values[first + b] + 0f, values[first + a] + 0f));
    Matrix probabilities = pass.predictions();
    List<Candidate> ranking = new ArrayList<>();
    for (int c : order) {
      float probability = probabilities.get(sample, c);
      ranking.add(new Candidate(classes.get(c), probability));
    }
    return new Classification(ranking, threshold);
  }
}
