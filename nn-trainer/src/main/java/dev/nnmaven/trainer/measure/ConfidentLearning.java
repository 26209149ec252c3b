package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.evaluation.Predictions;
import java.util.stream.IntStream;

/**
 * How many labels are probably wrong, by answers of networks that have not seen the examples. A
 * label counts as wrong if the answer is confident of another class, and most of all of that one.
 * It is confident of a class whose probability is at least the mean over the examples that have
 * this label.
 *
 * <p>Source: C. Northcutt, L. Jiang, I. Chuang, <i>Confident learning: estimating uncertainty in
 * dataset labels</i>, Journal of Artificial Intelligence Research 70 (2021): the confident joint.
 */
final class ConfidentLearning {

  private ConfidentLearning() {}

  /** Number of examples beside the diagonal of the confident joint. */
  static int wrongLabels(Predictions answers) {
    float[][] all = answers.probabilities(); // [N][classes]
    int[] labels = answers.labels();
    int classes = all[0].length;
    double[] thresholds = new double[classes];
    for (int c = 0; c < classes; c++) {
      int label = c;
      thresholds[c] =
          IntStream.range(0, labels.length)
              .filter(n -> labels[n] == label)
              .mapToDouble(n -> all[n][label])
              .average()
              .orElse(2); // no example, no confidence
    }
    return (int)
        IntStream.range(0, labels.length)
            .filter(n -> isWrong(labels[n], all[n], thresholds))
            .count();
  }

  private static boolean isWrong(int label, float[] probabilities, double[] thresholds) {
    int surest = label;
    double most = probabilities[label] >= thresholds[label] ? probabilities[label] : 0;
    for (int c = 0; c < thresholds.length; c++) {
      if (probabilities[c] >= thresholds[c] && probabilities[c] > most) {
        surest = c;
        most = probabilities[c];
      }
    }
    return surest != label;
  }
}
